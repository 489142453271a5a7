/* The page: its two views, what is chosen, keys, links and the theme. */

function announce(text) {
	$('said').textContent = text;
}

function show(name) {
	const overview = name === 'overview';
	$('overview').hidden = !overview;
	$('facts-view').hidden = overview;
	for (const [id, current] of [
		['to-overview', overview],
		['to-facts', !overview],
	]) {
		if (current) $(id).setAttribute('aria-current', 'page');
		else $(id).removeAttribute('aria-current');
	}
	if (overview) drawCharts();
	else drawRows();
}

/* Leads from a bar of the overview to the facts it counts. */
function showOnly(key, value) {
	clearFilters();
	$(`filter-${filterKeys[key]}`).value = value;
	show('facts');
	history.pushState(null, '', '#facts');
	refresh();
	$('table').focus();
}

/* Makes f the chosen fact everywhere. */
function choose(f) {
	view.chosen = f;
	history.replaceState(null, '', `#fact=${f.id}`);
	showFact(f);
	showDocument(f.docNumber);
	showMark(f);
	drawRows();
}

/* Brings the chosen fact's row into sight, and past filters that hide it. */
function bringRow() {
	if (!view.rows.includes(view.chosen)) {
		clearFilters();
		refresh();
		announce('Filters cleared to show the row.');
	}
	moveTo(view.rows.indexOf(view.chosen));
}

function toRow() {
	$('facts-view').classList.remove('reading');
	if (view.chosen) bringRow();
	$('table').focus();
}

function toSentence() {
	const mark = markOf(view.chosen);
	$('facts-view').classList.add('reading');
	showMark(view.chosen);
	(mark || $('text')).focus({preventScroll: true});
}

/* The next or previous fact of the document, in the order of its text. */
function step(by) {
	const list = facts
		.filter(f => f.docNumber === reader.doc)
		.sort((a, b) => a.span[0] - b.span[0] || a.n - b.n);
	const at = list.indexOf(view.chosen);
	const to = at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by;
	if (!list[to]) return;
	choose(list[to]);
	bringRow();
	announce(`${list[to].claim}, ${stated(list[to])} ${list[to].unit}`);
}

async function copyLink(f) {
	const link = `${location.href.split('#')[0]}#fact=${f.id}`;
	try {
		await navigator.clipboard.writeText(link);
	} catch {
		/* Without the clipboard's leave (a page opened from a file). */
		const field = el('textarea', {'class': 'unseen'});
		field.value = link;
		document.body.append(field);
		field.select();
		document.execCommand('copy');
		field.remove();
		$('copy').focus();
	}
	$('copy').textContent = 'Link copied';
	announce('Link copied.');
}

function followHash() {
	const id = /^#fact=(.+)$/.exec(location.hash);
	const f = id && byId.get(decodeURIComponent(id[1]));
	if (f) {
		show('facts');
		choose(f);
		bringRow();
		$('facts-view').classList.add('reading');
		showMark(f);
	} else {
		show(location.hash === '#facts' || id ? 'facts' : 'overview');
		if (id) announce('There is no such fact in this page.');
	}
}

function pageKey(event) {
	const typing = event.target.closest('input, select, textarea');
	if (
		event.ctrlKey ||
		event.altKey ||
		event.metaKey ||
		$('facts-view').hidden
	)
		return;
	if (event.key === 'Escape' && event.target !== $('search')) {
		toRow();
	} else if (!typing && event.key === '/') {
		$('facts-view').classList.remove('reading');
		$('search').focus();
	} else if (!typing && (event.key === 'n' || event.key === 'p')) {
		step(event.key === 'n' ? 1 : -1);
	} else {
		return;
	}
	event.preventDefault();
}

const themes = {auto: '◐ Auto', light: '☀ Light', dark: '☾ Dark'};

function setTheme(name) {
	document.documentElement.dataset.theme = name;
	$('theme').textContent = themes[name];
	$('theme').setAttribute('aria-label', `Theme: ${name}`);
	try {
		localStorage.setItem('theme', name);
	} catch {
		/* not kept then */
	}
}

function startTheme() {
	let kept = 'auto';
	try {
		kept = localStorage.getItem('theme') || kept;
	} catch {
		/* a page opened from a file may have no storage */
	}
	setTheme(kept in themes ? kept : 'auto');
	$('theme').addEventListener('click', () => {
		const names = Object.keys(themes);
		const at = names.indexOf(document.documentElement.dataset.theme);
		setTheme(names[(at + 1) % names.length]);
	});
}

function start() {
	startTheme();
	$('totals').textContent = [
		data.total > facts.length
			? `the first ${count(facts.length)} of ${many(data.total, 'fact')}`
			: many(facts.length, 'fact'),
		many(claims.length, 'claim'),
		many(countryName.size, 'country', 'countries'),
		many(data.docs.length, 'document'),
	].join(' · ');
	startTable();
	startReader();
	refresh();
	if (data.docs.length) {
		showDocument(0);
		$('fact').append(el('p', {}, 'Choose a row to see its sentence here.'));
	}
	$('to-overview').addEventListener('click', () => show('overview'));
	$('to-facts').addEventListener('click', () => show('facts'));
	document.querySelector('.skip').addEventListener('click', () => {
		show('facts');
		$('table').focus();
	});
	addEventListener('hashchange', followHash);
	addEventListener('keydown', pageKey);
	addEventListener('resize', () =>
		show($('overview').hidden ? 'facts' : 'overview'),
	);
	followHash();
}
start();
