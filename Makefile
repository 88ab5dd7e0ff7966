# For those who have make: each target is the command of ./dev with the same name.
COMMANDS = run test check fix bench screenshots translations doctor setup

.PHONY: $(COMMANDS)
$(COMMANDS):
	./dev $@
