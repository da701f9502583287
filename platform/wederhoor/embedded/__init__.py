"""PostgreSQL and a job broker from wheels, for `make demo` and `make test`: no set-up, no root."""
