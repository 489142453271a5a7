/* The facts as objects, what a person sees of them, and what is chosen.
   Everything from a document stays text: nothing here builds markup. */
const data = JSON.parse(document.getElementById('data').textContent);
const meaning = {},
	title = {};
for (const c of data.columns) {
	meaning[c.name] = c.meaning;
	title[c.name] = c.title;
}
const facts = [];
const byId = new Map();

/* An element with properties, attributes and children (strings are text). */
function el(name, props = {}, ...children) {
	const e = document.createElement(name);
	for (const [key, value] of Object.entries(props)) {
		if (value === undefined || value === false) continue;
		if (key.startsWith('on')) e.addEventListener(key.slice(2), value);
		else e.setAttribute(key, value === true ? '' : value);
	}
	e.append(...children);
	return e;
}

const $ = id => document.getElementById(id);
const count = n => n.toLocaleString('en');
const many = (n, one, more = one + 's') =>
	`${count(n)} ${n === 1 ? one : more}`;

/* 1234567.5 -> 1,234,567.5; numbers stay text, so that no digit is lost. */
function grouped(number) {
	const [whole, part] = number.split('.');
	const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',');
	return part === undefined ? spaced : `${spaced}.${part}`;
}

function stated(f) {
	const range = f.value_to === '' ? '' : ` to ${grouped(f.value_to)}`;
	return [f.qualifier, grouped(f.value) + range].filter(Boolean).join(' ');
}

/* The first year of a period, or null. */
function yearOf(f) {
	const found = /\d{4}/.exec(f.period);
	return found ? Number(found[0]) : null;
}

function place(f) {
	if (f.subject_code) return [f.subject_code, f.subject];
	return f.object_code ? [f.object_code, f.object] : ['', ''];
}

const countryName = new Map();

function loadFacts() {
	const names = data.columns.map(c => c.name);
	let doc = 0,
		left = data.docs.length ? data.docs[0].spans.length : 0;
	data.facts.forEach((row, n) => {
		const f = {n};
		row.forEach((cell, i) => {
			f[names[i]] = cell;
		});
		while (left === 0) left = data.docs[++doc].spans.length;
		f.docNumber = doc;
		f.span = data.docs[doc].spans[data.docs[doc].spans.length - left--];
		[f.country, f.countryText] = place(f);
		if (f.country && !countryName.has(f.country))
			countryName.set(f.country, f.countryText || f.country);
		f.year = yearOf(f);
		f.amount = Number(f.base_value || f.value);
		f.hay = [
			f.claim,
			f.subject,
			f.subject_code,
			f.object,
			f.object_code,
			f.quantity,
			f.value,
			f.unit,
			f.period,
			f.doc,
			f.rule,
			f.notes,
			f.sentence,
		]
			.join('\n')
			.toLowerCase();
		facts.push(f);
		byId.set(f.id, f);
	});
	measureTime();
	for (const f of facts) f.time = timeLabel(f.year);
}

/* Time is told by years where nine in ten facts lie within thirty of them, with
   one label for all before and one for all after; else by decades. */
const time = {first: 0, last: 0, low: 0, high: 0, years: true};

function measureTime() {
	const years = facts
		.map(f => f.year)
		.filter(y => y !== null)
		.sort((a, b) => a - b);
	if (years.length === 0) return;
	const at = part => years[Math.floor(part * (years.length - 1))];
	[time.first, time.low, time.high, time.last] = [0, 0.05, 0.95, 1].map(at);
	if (time.last - time.first <= 30)
		[time.low, time.high] = [time.first, time.last];
	time.years = time.high - time.low <= 30;
}

function timeLabel(year) {
	if (year === null) return '';
	if (!time.years) return `${Math.floor(year / 10)}0s`;
	return year < time.low
		? `< ${time.low}`
		: year > time.high
			? `> ${time.high}`
			: String(year);
}

/* All labels from the first to the last, those without facts too. */
function timeLabels() {
	const labels = new Set();
	const [from, to] = time.years
		? [
				Math.max(time.first, time.low - 1),
				Math.min(time.last, time.high + 1),
			]
		: [time.first, time.last];
	for (let y = from; y <= to; y++) labels.add(timeLabel(y));
	return [...labels];
}
loadFacts();

/* [key, how many] by number, the largest first. */
function tally(key) {
	const seen = new Map();
	for (const f of facts) seen.set(f[key], (seen.get(f[key]) || 0) + 1);
	return [...seen].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

const claims = tally('claim');
const hue = new Map(claims.map(([claim], i) => [claim, `c${Math.min(i, 7)}`]));
const docNames = data.docs.map(d => d.name);
