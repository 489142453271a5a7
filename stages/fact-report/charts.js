/* The overview: bars that lead to the facts they count. */
const barsShown = 15;
const svgNames = 'http://www.w3.org/2000/svg';

function svg(name, attributes, ...children) {
	const e = document.createElementNS(svgNames, name);
	for (const [key, value] of Object.entries(attributes))
		e.setAttribute(key, value);
	e.append(...children);
	return e;
}

/* A bar (or column) with its label; open is called when it is chosen.  Its
   title is what a screen reader says. */
function bar(bar, parts) {
	const g = svg(
		'g',
		{'class': bar.hue || ''},
		...parts,
		svg('title', {}, `${bar.label}: ${many(bar.n, 'fact')}`),
	);
	if (!bar.open) return g;
	g.setAttribute('role', 'link');
	g.setAttribute('tabindex', '0');
	g.addEventListener('click', bar.open);
	g.addEventListener('keydown', event => {
		if (event.key === 'Enter' || event.key === ' ') {
			event.preventDefault();
			bar.open();
		}
	});
	return g;
}

function shorten(text, most) {
	return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/* Horizontal bars: label, bar, count. */
function bars(width, list) {
	const row = 26,
		label = Math.min(190, width * 0.42);
	const room = Math.max(20, width - label - 60);
	const most = Math.max(...list.map(b => b.n));
	const drawn = list.map((b, i) => {
		const y = i * row,
			length = Math.max(2, (room * b.n) / most);
		return bar(b, [
			svg('rect', {
				'class': 'hit',
				x: -4,
				y: y,
				width: width + 8,
				height: row,
				rx: 4,
			}),
			svg(
				'text',
				{x: 0, y: y + 17},
				shorten(b.label, Math.floor((label - 12) / 7)),
			),
			svg('rect', {
				x: label,
				y: y + 5,
				width: length,
				height: row - 10,
				rx: 2,
			}),
			svg(
				'text',
				{'class': 'quiet', x: label + length + 6, y: y + 17},
				` ${count(b.n)}`,
			),
		]);
	});
	return svg(
		'svg',
		{
			viewBox: `0 0 ${width} ${list.length * row}`,
			role: 'group',
			height: list.length * row,
		},
		...drawn,
	);
}

/* Columns along time. */
function columns(width, list) {
	const height = 150,
		base = height - 24,
		top = 18;
	const step = Math.min(60, width / list.length);
	const most = Math.max(...list.map(b => b.n));
	const each = Math.ceil(44 / step); /* label every each-th column */
	const drawn = list.map((b, i) => {
		const x = i * step,
			length = ((base - top) * b.n) / most;
		const parts = [
			svg('rect', {'class': 'hit', x, y: 0, width: step, height, rx: 4}),
			svg('rect', {
				x: x + step * 0.12,
				y: base - length,
				width: step * 0.76,
				height: length,
				rx: 2,
			}),
		];
		if (i % each === 0)
			parts.push(
				svg(
					'text',
					{x: x + step / 2, y: height - 6, 'text-anchor': 'middle'},
					b.label,
				),
			);
		if (b.n && step >= 26)
			parts.push(
				svg(
					'text',
					{
						'class': 'quiet',
						x: x + step / 2,
						y: base - length - 5,
						'text-anchor': 'middle',
					},
					` ${count(b.n)}`,
				),
			);
		return bar(b, parts);
	});
	return svg(
		'svg',
		{viewBox: `0 0 ${width} ${height}`, role: 'group', height},
		...drawn,
	);
}

/* What a chart leaves out, in words. */
function rest(list, what) {
	const left = list.slice(barsShown);
	return left.length
		? `${count(left.length)} other ${what} have ` +
				`${many(
					left.reduce((sum, b) => sum + b.n, 0),
					'fact',
				)}.`
		: '';
}

function periodBars() {
	const known = tally('time').filter(([time]) => time !== '');
	if (known.length === 0) return [];
	const n = new Map(known);
	return timeLabels().map(label => ({
		label,
		n: n.get(label) || 0,
		open: n.has(label) && (() => showOnly('time', label)),
	}));
}

function drawChart(id, list, draw, none) {
	const div = $(id).querySelector('div');
	div.replaceChildren(
		list.length === 0
			? el('p', {'class': 'empty'}, none)
			: draw(Math.max(220, div.clientWidth), list),
	);
	if (list.length)
		div.firstChild.setAttribute(
			'aria-label',
			$(id).querySelector('figcaption').textContent,
		);
}

function drawCharts() {
	const claimBars = claims.map(([claim, n]) => ({
		label: claim,
		n,
		hue: hue.get(claim),
		open: () => showOnly('claim', claim),
	}));
	const countries = tally('country')
		.filter(([code]) => code)
		.map(([code, n]) => ({
			label: countryName.get(code),
			n,
			open: () => showOnly('country', code),
		}));
	const without = facts.filter(f => !f.country).length;
	const undated = facts.filter(f => f.year === null).length;
	drawChart('by-claim', claimBars.slice(0, barsShown), bars, 'No facts.');
	drawChart(
		'by-country',
		countries.slice(0, barsShown),
		bars,
		'No fact names a country.',
	);
	drawChart('by-period', periodBars(), columns, 'No fact names a period.');
	note('by-claim', rest(claimBars, 'claims'));
	note(
		'by-country',
		`${rest(countries, 'countries')} ${lacking(without, 'country')}`,
	);
	note('by-period', lacking(undated, 'period'));
}

function lacking(n, what) {
	return n && n < facts.length
		? `${many(n, 'fact')} ${n === 1 ? 'names' : 'name'} no ${what}.`
		: '';
}

function note(id, text) {
	$(id)
		.querySelectorAll('p.note')
		.forEach(p => p.remove());
	if (text.trim()) $(id).append(el('p', {'class': 'note'}, text.trim()));
}
