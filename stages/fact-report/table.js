/* The table: only the rows in sight are elements, so that ten thousand facts
   sort, filter and scroll at once. */
const tableColumns = [
	{key: 'claim', by: f => f.claim},
	{key: 'subject', by: f => f.subject},
	{key: 'object', by: f => f.object},
	{key: 'value', by: f => f.amount, number: true, show: stated},
	{key: 'unit', by: f => f.unit},
	{key: 'period', by: f => f.period},
	{key: 'doc', by: f => f.n, show: f => `${f.doc}:${f.line}`},
	{key: 'sentence', by: f => f.sentence},
];
const filterKeys = {
	claim: 'claim',
	country: 'country',
	time: 'period',
	docNumber: 'doc',
};
const collator = new Intl.Collator('en', {numeric: true});
const view = {
	rows: facts,
	sort: null,
	down: false,
	active: 0,
	chosen: null,
	height: 32,
};

function compare(column) {
	return (a, b) => {
		const x = column.by(a),
			y = column.by(b);
		/* What is empty comes last, whichever way. */
		if (x === '' || y === '') return (x === '') - (y === '') || a.n - b.n;
		const order = typeof x === 'number' ? x - y : collator.compare(x, y);
		return (view.down ? -order : order) || a.n - b.n;
	};
}

/* Takes the filters and the order anew. */
function refresh() {
	const words = $('search').value.toLowerCase().split(/\s+/).filter(Boolean);
	const wanted = Object.entries(filterKeys)
		.map(([key, name]) => [key, $(`filter-${name}`).value])
		.filter(([, value]) => value !== '');
	view.rows = facts.filter(
		f =>
			wanted.every(([key, value]) => String(f[key]) === value) &&
			words.every(word => f.hay.includes(word)),
	);
	if (view.sort) view.rows.sort(compare(view.sort));
	view.active = Math.max(0, view.rows.indexOf(view.chosen));
	$('count').textContent =
		view.rows.length === facts.length
			? many(facts.length, 'fact')
			: `${count(view.rows.length)} of ${many(facts.length, 'fact')}`;
	$('clear').disabled = words.length === 0 && wanted.length === 0;
	$('table').setAttribute('aria-rowcount', view.rows.length + 1);
	$('scroll').scrollTop = 0;
	if (view.active) reveal(view.active);
	drawRows();
}

function sortBy(column) {
	if (view.sort !== column) [view.sort, view.down] = [column, false];
	else if (!view.down) view.down = true;
	else view.sort = null;
	for (const c of tableColumns)
		c.th.setAttribute(
			'aria-sort',
			view.sort !== c ? 'none' : view.down ? 'descending' : 'ascending',
		);
	refresh();
}

function drawHead() {
	const row = el('tr', {'aria-rowindex': 1});
	for (const c of tableColumns) {
		c.th = el(
			'th',
			{
				scope: 'col',
				'aria-sort': 'none',
				'class': `w-${c.key}${c.number ? ' number' : ''}`,
			},
			el(
				'button',
				{
					type: 'button',
					title: meaning[c.key],
					onclick: () => sortBy(c),
				},
				title[c.key],
			),
		);
		row.append(c.th);
	}
	document.querySelector('#table thead').append(row);
}

function space(rows) {
	const td = el('td'); /* without colspan, for hidden columns have no width */
	const tr = el('tr', {'class': 'space', 'aria-hidden': 'true'}, td);
	td.style.height = `${rows * view.height}px`;
	return tr;
}

function drawRow(i) {
	const f = view.rows[i];
	const row = el('tr', {
		id: `row-${f.n}`,
		'aria-rowindex': i + 2,
		'aria-selected': String(f === view.chosen),
		'class': i === view.active ? 'active' : '',
		'data-i': i,
	});
	for (const c of tableColumns) {
		const text = c.show ? c.show(f) : f[c.key];
		row.append(
			el(
				'td',
				{
					title: text.length > 12 && c.key !== 'sentence' && text,
					'class': [
						`w-${c.key}`,
						c.key === 'claim' ? `claim ${hue.get(f.claim)}` : '',
						c.number ? 'number' : '',
					]
						.join(' ')
						.trim(),
				},
				text,
			),
		);
	}
	return row;
}

/* Makes elements of the rows in sight and a few around. */
function drawRows() {
	const box = $('scroll'),
		n = view.rows.length;
	const from = Math.max(0, Math.floor(box.scrollTop / view.height) - 8);
	const to = Math.min(
		n,
		from + Math.ceil(box.clientHeight / view.height) + 16,
	);
	const rows = [space(from)];
	for (let i = from; i < to; i++) rows.push(drawRow(i));
	rows.push(space(n - to));
	if (n === 0)
		rows.push(
			el(
				'tr',
				{},
				el(
					'td',
					{colspan: tableColumns.length, 'class': 'empty'},
					facts.length ? 'No fact matches.' : 'There are no facts.',
				),
			),
		);
	document.querySelector('#table tbody').replaceChildren(...rows);
	const active = n && view.active >= from && view.active < to;
	if (active)
		$('table').setAttribute(
			'aria-activedescendant',
			`row-${view.rows[view.active].n}`,
		);
	else $('table').removeAttribute('aria-activedescendant');
	const real =
		rows[1] && rows[1].id ? rows[1].getBoundingClientRect().height : 0;
	if (real && Math.abs(real - view.height) > 0.01) {
		view.height = real;
		drawRows();
	}
}

/* Scrolls row i into sight. */
function reveal(i) {
	const box = $('scroll');
	const head = document.querySelector('#table thead').offsetHeight;
	const y = i * view.height,
		seen = box.clientHeight - head - view.height;
	if (y < box.scrollTop) box.scrollTop = y;
	else if (y > box.scrollTop + seen) box.scrollTop = y - seen;
}

function moveTo(i) {
	if (view.rows.length === 0) return;
	view.active = Math.min(view.rows.length - 1, Math.max(0, i));
	reveal(view.active);
	drawRows();
}

function tableKey(event) {
	const page = Math.max(
		1,
		Math.floor($('scroll').clientHeight / view.height) - 2,
	);
	const step = {
		ArrowDown: 1,
		ArrowUp: -1,
		PageDown: page,
		PageUp: -page,
		Home: -view.rows.length,
		End: view.rows.length,
	}[event.key];
	if (
		event.target !== $('table') ||
		event.ctrlKey ||
		event.altKey ||
		event.metaKey
	)
		return;
	if (step) {
		moveTo(view.active + step);
		choose(view.rows[view.active]);
	} else if (event.key === 'Enter' && view.rows.length) {
		choose(view.rows[view.active]);
		toSentence();
	} else {
		return;
	}
	event.preventDefault();
}

function fillSelect(name, all, options) {
	$(name).append(el('option', {value: ''}, all));
	for (const [value, text] of options)
		$(name).append(el('option', {value}, text));
}

function startTable() {
	drawHead();
	fillSelect(
		'filter-claim',
		'All claims',
		claims.map(([c, n]) => [c, `${c} (${count(n)})`]),
	);
	fillSelect(
		'filter-country',
		'All countries',
		[...countryName].sort((a, b) => collator.compare(a[1], b[1])),
	);
	fillSelect(
		'filter-period',
		'All periods',
		timeLabels()
			.map(t => [t, t])
			.filter(([t]) => facts.some(f => f.time === t)),
	);
	fillSelect(
		'filter-doc',
		'All documents',
		docNames.map((name, i) => [i, name]),
	);
	for (const name of ['claim', 'country', 'period', 'doc'])
		$(`filter-${name}`).addEventListener('change', refresh);
	$('search').addEventListener('input', refresh);
	$('filters').addEventListener('submit', event => event.preventDefault());
	$('clear').addEventListener('click', () => {
		clearFilters();
		refresh();
		$('search').focus();
	});
	$('scroll').addEventListener('scroll', () =>
		requestAnimationFrame(drawRows),
	);
	$('table').addEventListener('keydown', tableKey);
	document.querySelector('#table tbody').addEventListener('click', event => {
		const row = event.target.closest('tr[id]');
		if (!row || String(getSelection())) return;
		view.active = Number(row.dataset.i);
		choose(view.rows[view.active]);
		$('facts-view').classList.add('reading');
		toSentence();
	});
}

function clearFilters() {
	$('search').value = '';
	for (const name of Object.values(filterKeys))
		$(`filter-${name}`).value = '';
}
