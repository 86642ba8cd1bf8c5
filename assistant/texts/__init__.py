"""Every sentence that people read and no guide holds: reviewed wording, a module for each place."""
