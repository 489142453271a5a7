#!/bin/bash
# What gcov says of stages/lib after the tests ran: for each file the share of
# its lines that ran and of its branches that were taken at least once (a
# condition has two, each operand of && and || is one; gcov counts them).
#
# usage: tests/branches.sh BUILD
cd "$1/lib" || exit 1
gcov -b -n -- *.gcno 2>/dev/null | awk -F"[:%' ]+" '
	/^File/ { file = $2; lines = 0; next }
	file !~ /^stages\/lib\/.*\.c$/ { next }
	/^Lines/ { share = $3; lines = $5 }
	/^Taken/ { put($5, $NF) }
	/^No branches/ { put(100, 0) }
	function put(taken, branches) {
		sub(/.*\//, "", file)
		print_row(file, share, lines, taken, branches)
		add("all", taken, branches)
		if (file ~ /^(decimal|lexicon|quantity.*|units.*)\.c$/)
			add("number and unit code", taken, branches)
	}
	function add(name, taken, branches) {
		line_n[name] += lines; line_sum[name] += share * lines
		n[name] += branches; sum[name] += taken * branches
	}
	function print_row(name, share, lines, taken, branches) {
		printf "%-22s %6.2f %% of %5d lines %6.2f %% of %5d branches\n",
			name, share, lines, taken, branches
	}
	function total(name) {
		print_row(name, line_sum[name] / line_n[name], line_n[name],
			sum[name] / n[name], n[name])
	}
	END { total("number and unit code"); total("all") }'
