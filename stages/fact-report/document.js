/* The document beside the table: its text with the facts marked, and what is
   known of the chosen fact. */
const reader = {doc: -1, marks: []};

/* Where facts begin and end cuts the text into pieces; a piece has the facts
   that cover it. */
function pieces(doc) {
	const spans = facts
		.filter(f => f.docNumber === doc && f.span[1] > f.span[0])
		.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
	const cuts = [...new Set(spans.flatMap(f => f.span))].sort((a, b) => a - b);
	const text = data.docs[doc].text,
		out = [];
	let at = 0,
		next = 0,
		open = [];
	for (const cut of [...cuts, text.length]) {
		if (cut > at) out.push({text: text.slice(at, cut), at, facts: open});
		at = Math.max(at, cut);
		open = open.filter(f => f.span[1] > at);
		while (next < spans.length && spans[next].span[0] <= at)
			open.push(spans[next++]);
		open = open.filter(f => f.span[1] > at);
	}
	return out;
}

/* The text goes in chunks of some lines, which the browser lays out only when
   they come into sight. */
const chunkSize = 6000;

function drawText(doc) {
	let chunk = el('div', {'class': 'chunk'}),
		size = 0,
		page = 1;
	const chunks = [chunk];
	const fresh = () => {
		chunk = el('div', {'class': 'chunk'});
		chunks.push(chunk);
		size = 0;
	};
	const plain = (text, at) => {
		const node = document.createTextNode(text);
		node.at = at;
		chunk.append(node);
		size += text.length;
	};
	for (const piece of pieces(doc)) {
		if (piece.facts.length) {
			chunk.append(drawMark(piece));
			size += piece.text.length;
			continue;
		}
		let at = piece.at;
		for (const line of piece.text.split(/(?<=[\n\f])/)) {
			const end = line.slice(-1);
			if (end === '\f') {
				plain(line.slice(0, -1), at);
				chunks.push(el('div', {'class': 'page'}, `Page ${++page}`));
				fresh();
			} else if (end === '\n' && size + line.length > chunkSize) {
				plain(line.slice(0, -1), at);
				fresh();
			} else {
				plain(line, at);
			}
			at += line.length;
		}
	}
	$('text').replaceChildren(...chunks);
}

function drawMark(piece) {
	const f = piece.facts[0];
	const mark = el(
		'mark',
		{
			'class': hue.get(f.claim),
			role: 'button',
			tabindex: '-1',
			title: piece.facts
				.map(g => `${g.claim}${g.subject ? ', ' + g.subject : ''}`)
				.join('\n'),
		},
		piece.text,
	);
	mark.firstChild.at = piece.at;
	mark.facts = piece.facts;
	return mark;
}

/* A document without its text: the sentences of its facts. */
function drawSentences(doc) {
	const list = [
		el(
			'p',
			{'class': 'note'},
			'The text of this document is not in this page; these are the sentences of its facts.',
		),
	];
	for (const f of facts.filter(g => g.docNumber === doc)) {
		const mark = el(
			'mark',
			{'class': hue.get(f.claim), role: 'button', tabindex: '-1'},
			f.sentence,
		);
		mark.facts = [f];
		list.push(el('div', {'class': 'chunk'}, mark));
	}
	$('text').replaceChildren(...list);
}

function showDocument(doc) {
	if (doc === reader.doc || doc < 0) return;
	reader.doc = doc;
	$('doc-select').value = String(doc);
	$('text').scrollTop = 0;
	if (data.docs[doc].text === null) drawSentences(doc);
	else drawText(doc);
	reader.marks = [...$('text').querySelectorAll('mark')];
	if (reader.marks[0]) reader.marks[0].tabIndex = 0;
	markSentence(null);
}

/* The chosen fact's sentence in the source: the sentence has its white space
   and some characters repaired, so both are compared by letters and digits. */
function findSentence(f) {
	const text = data.docs[f.docNumber].text;
	const letters = s =>
		s
			.normalize('NFKC')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]/gu, '');
	const wanted = letters(f.sentence);
	const from = Math.max(0, f.span[0] - 2 * f.sentence.length - 400);
	const to = Math.min(text.length, f.span[1] + 2 * f.sentence.length + 400);
	let seen = '';
	const at = [];
	for (let i = from; i < to; i++) {
		const c = letters(text[i]);
		for (let k = 0; k < c.length; k++) at.push(i);
		seen += c;
	}
	for (
		let k = seen.indexOf(wanted);
		wanted && k >= 0;
		k = seen.indexOf(wanted, k + 1)
	) {
		const begin = at[k],
			end = at[k + wanted.length - 1] + 1;
		if (begin <= f.span[0] && f.span[1] <= end + 2) return [begin, end];
	}
	return null;
}

function markSentence(f) {
	if (!CSS.highlights) return;
	CSS.highlights.delete('sentence');
	const found = f && data.docs[f.docNumber].text !== null && findSentence(f);
	if (!found) return;
	const range = document.createRange();
	const walk = document.createTreeWalker($('text'), NodeFilter.SHOW_TEXT);
	let begun = false;
	for (let node = walk.nextNode(); node; node = walk.nextNode()) {
		if (node.at === undefined) continue;
		if (!begun && found[0] < node.at + node.length) {
			range.setStart(node, Math.max(0, found[0] - node.at));
			begun = true;
		}
		if (begun && found[1] <= node.at + node.length) {
			range.setEnd(node, Math.max(0, found[1] - node.at));
			break;
		}
	}
	CSS.highlights.set('sentence', new Highlight(range));
}

function markOf(f) {
	return reader.marks.find(m => m.facts.includes(f));
}

/* Chunks above get their true height only as they come into sight, and push
   the mark away: so again, until it stays. */
function center(mark, tries) {
	const top = mark.getBoundingClientRect().top;
	mark.scrollIntoView({block: 'center'});
	if (
		tries &&
		mark.isConnected &&
		(tries === 5 || Math.abs(mark.getBoundingClientRect().top - top) > 1)
	)
		requestAnimationFrame(() => center(mark, tries - 1));
}

/* Shows the chosen fact in the text. */
function showMark(f) {
	for (const mark of reader.marks) {
		const chosen = mark.facts.includes(f);
		mark.classList.toggle('chosen', chosen);
		mark.tabIndex = -1;
	}
	const mark = markOf(f);
	if (mark) {
		mark.tabIndex = 0;
		center(mark, 5);
	}
	markSentence(f);
}

/* The sentence with its quantity in bold. */
function quoted(f) {
	const at = f.sentence.indexOf(f.quantity);
	if (at < 0) return [f.sentence];
	return [
		f.sentence.slice(0, at),
		el('b', {}, f.quantity),
		f.sentence.slice(at + f.quantity.length),
	];
}

function named(name, code) {
	return code && code !== name ? `${name} (${code})` : name;
}

const shownBelow = [
	'rule',
	'notes',
	'kind',
	'direction',
	'period',
	'base_value',
	'subject_from',
	'doc',
	'id',
];

function below(f, key) {
	if (key === 'base_value' && f.base_value) {
		const to = f.base_value_to ? ` to ${grouped(f.base_value_to)}` : '';
		return `${grouped(f.base_value)}${to} ${f.base_unit}`;
	}
	if (key === 'doc')
		return `${f.doc}, page ${f.page}, line ${f.line}, bytes ${f.begin} to ${f.end}`;
	if (key === 'notes') return f.notes || 'none';
	return f[key];
}

function showFact(f) {
	const dl = el('dl');
	for (const key of shownBelow)
		if (below(f, key))
			dl.append(
				el('dt', {title: meaning[key]}, title[key]),
				el('dd', {'class': `is-${key}`}, below(f, key)),
			);
	const who = [
		named(f.subject, f.subject_code),
		named(f.object, f.object_code),
	]
		.filter(Boolean)
		.join(' – ');
	$('fact').className = hue.get(f.claim);
	$('fact').replaceChildren(
		el('h3', {}, f.claim),
		el('p', {'class': 'says'}, `${stated(f)} ${f.unit}`.trim()),
		el('p', {}, who),
		el('blockquote', {}, ...quoted(f)),
		dl,
		el(
			'div',
			{'class': 'does'},
			el(
				'button',
				{type: 'button', 'class': 'back', onclick: toRow},
				'Back to the table',
			),
			el(
				'button',
				{type: 'button', id: 'to-row', onclick: toRow},
				'Show the row',
			),
			el(
				'button',
				{type: 'button', id: 'copy', onclick: () => copyLink(f)},
				'Copy link',
			),
			el('a', {href: `#fact=${f.id}`}, 'Link'),
		),
	);
	$('fact').scrollTop = 0;
}

function startReader() {
	fillSelect(
		'doc-select',
		'None',
		docNames.map((name, i) => [
			i,
			`${name} (${count(data.docs[i].spans.length)})`,
		]),
	);
	$('doc-select').firstChild.remove();
	$('doc-select').addEventListener('change', () =>
		showDocument(Number($('doc-select').value)),
	);
	$('previous').addEventListener('click', () => step(-1));
	$('next').addEventListener('click', () => step(1));
	const open = event => {
		const mark = event.target.closest('mark');
		if (!mark || String(getSelection())) return;
		/* A place with several facts gives one after another. */
		const at = mark.facts.indexOf(view.chosen);
		choose(mark.facts[(at + 1) % mark.facts.length]);
		bringRow();
	};
	$('text').addEventListener('click', open);
	$('text').addEventListener('keydown', event => {
		if (
			event.target.closest('mark') &&
			(event.key === 'Enter' || event.key === ' ')
		) {
			event.preventDefault();
			open(event);
		}
	});
}
