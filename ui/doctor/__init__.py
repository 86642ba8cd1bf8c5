"""What ``bandecheng doctor`` looks at."""
