"""The ticket (转办单): a matter handed to a “办不成事” window, with a clock and a way up."""
