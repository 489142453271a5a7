/* The report in a real browser: clicks, keys, sort, filter, search, links,
   hostile documents, ten thousand facts, accessibility, both themes.

   usage: FACTPIPE_BIN=DIR node --test tests/browser.mjs
   Screenshots go to out/screens.  Not tested here: other browsers. */
import assert from 'node:assert/strict';
import path from 'node:path';
import {after, before, test} from 'node:test';
import axe from 'axe-core';
import {close, fact, finish, open, report, screens, start} from './pages.mjs';

const rowTexts = page =>
	page.$$eval('tbody tr[id]', rows =>
		rows.map(r => [...r.cells].map(c => c.textContent)),
	);
const column = async (page, i) => (await rowTexts(page)).map(r => r[i]);
const chosenMark = page => page.$eval('mark.chosen', m => m.textContent);
const idOf = async page =>
	(await page.evaluate(() => location.hash)).replace('#fact=', '');

const steppe =
	'The steppe\n\nKazakhstan 😀 shares a border\nof about 7,590 km with Russia. ' +
	'Its border with China\nis 1,765 km long, in 2013.\f\nThe area is 2.7 million sq km. ' +
	'Growth was 3 to 5 percent (1995).\n';
const steppeFacts = [
	fact('steppe.txt', steppe, '7,590 km', {
		value: '7590',
		base_value: '7590000',
		base_unit: 'm',
		qualifier: 'about',
		subject: 'Kazakhstan',
		subject_code: 'KZ',
		object: 'Russia',
		object_code: 'RU',
		text: 'Kazakhstan 😀 shares a border of about 7,590 km with Russia.',
		notes: 'unit inferred',
	}),
	fact('steppe.txt', steppe, '1,765 km', {
		value: '1765',
		base_value: '1765000',
		base_unit: 'm',
		subject: 'Kazakhstan',
		subject_code: 'KZ',
		object: 'China',
		object_code: 'CN',
		period: '2013',
		text: 'Its border with China is 1,765 km long, in 2013.',
	}),
	fact('steppe.txt', steppe, '2.7 million sq km', {
		value: '2700000',
		unit: 'km2',
		claim: 'area',
		rule: 'area',
		subject: 'Kazakhstan',
		subject_code: 'KZ',
		text: 'The area is 2.7 million sq km.',
	}),
	fact('steppe.txt', steppe, '3 to 5 percent', {
		value: '3',
		value_to: '5',
		unit: '%',
		claim: 'growth',
		rule: 'growth',
		kind: 'change',
		direction: 'up',
		period: '1995',
		text: 'Growth was 3 to 5 percent (1995).',
	}),
	fact('tajik.txt', 'A border of 12 m.', '12 m', {
		value: '12',
		unit: 'm',
		base_value: '12',
		base_unit: 'm',
		subject: 'Tajikistan',
		subject_code: 'TJ',
		text: 'A border of 12 m.',
	}),
];
let small;

before(async () => {
	await start();
	small = report(
		'small',
		{'steppe.txt': steppe, 'tajik.txt': 'A border of 12 m.'},
		steppeFacts,
		'-t',
		'Steppe & <b>more</b>',
	);
});

after(finish);

test('overview counts, and its bars lead to their facts', async () => {
	const page = await open(small);
	assert.equal(await page.title(), 'Steppe & <b>more</b>');
	assert.equal(
		await page.textContent('#totals'),
		'5 facts · 3 claims · 2 countries · 2 documents',
	);
	const labels = await page.$$eval('#overview [role=link] > title', all =>
		all.map(t => t.textContent),
	);
	assert.deepEqual(labels, [
		'border length: 3 facts',
		'area: 1 fact',
		'growth: 1 fact',
		'Kazakhstan: 3 facts',
		'Tajikistan: 1 fact',
		'1995: 1 fact',
		'2013: 1 fact',
	]);
	await page.click('#by-country [role=link] >> nth=1');
	assert.equal(await page.textContent('#count'), '1 of 5 facts');
	assert.deepEqual(await column(page, 1), ['Tajikistan']);
	await page.click('#to-overview');
	await page.focus('#by-period [role=link] >> nth=1');
	await page.keyboard.press('Enter');
	assert.deepEqual(await column(page, 5), ['2013']);
	await close(page);
});

test('a click leads from the row to the sentence and back', async () => {
	const page = await open(small, {hash: '#facts'});
	await page.click('tbody tr[id] >> nth=1');
	assert.equal(await chosenMark(page), '1,765 km');
	assert.equal(await page.textContent('#fact h3'), 'border length');
	assert.equal(await page.textContent('#fact blockquote b'), '1,765 km');
	const highlighted = await page.evaluate(() =>
		[...CSS.highlights.get('sentence')].map(String).join(),
	);
	assert.equal(
		highlighted.replace(/\s+/g, ' '),
		'Its border with China is 1,765 km long, in 2013',
	);
	/* Past an emoji, offsets are still right; on the next page too. */
	await page.click('mark >> text=7,590 km');
	assert.equal(
		await page.textContent('tr[aria-selected=true] td.w-value'),
		'about 7,590',
	);
	assert.equal(await page.textContent('#fact .is-notes'), 'unit inferred');
	assert.equal(await page.textContent('#fact .is-rule'), 'border-length');
	await page.click('mark >> text=2.7 million sq km');
	assert.equal(
		await page.textContent('tr[aria-selected=true] td.w-claim'),
		'area',
	);
	assert.equal(await page.textContent('.page'), 'Page 2');
	/* A row that a filter hides comes back. */
	await page.selectOption('#filter-claim', 'growth');
	await page.click('mark >> text=7,590 km');
	assert.equal(await page.textContent('#count'), '5 facts');
	await page.click('#to-row');
	assert.equal(await page.evaluate(() => document.activeElement.id), 'table');
	await close(page);
});

test('sort by number, text and back', async () => {
	const page = await open(small, {hash: '#facts'});
	const head = name => page.click(`thead button >> text=${name}`);
	const order = await column(page, 3);
	await head('Value');
	assert.deepEqual(await column(page, 3), [
		'3 to 5',
		'12',
		'1,765',
		'2,700,000',
		'about 7,590',
	]);
	const amounts = await page.$$eval('tbody tr[id]', rows =>
		rows.map(r => r.id),
	);
	await head('Value');
	assert.deepEqual(
		await page.$$eval('tbody tr[id]', rows => rows.map(r => r.id)),
		amounts.reverse(),
	);
	assert.equal(
		await page.getAttribute('th.w-value', 'aria-sort'),
		'descending',
	);
	await head('Value');
	assert.deepEqual(await column(page, 3), order);
	await head('Period');
	assert.deepEqual((await column(page, 5)).slice(0, 3), ['1995', '2013', '']);
	await head('Period');
	assert.deepEqual((await column(page, 5)).slice(0, 3), ['2013', '1995', '']);
	await close(page);
});

test('search and filters', async () => {
	const page = await open(small, {hash: '#facts'});
	await page.fill('#search', 'CHINA border');
	assert.deepEqual(await column(page, 2), ['China']);
	await page.fill('#search', 'nowhere');
	assert.equal(await page.textContent('#count'), '0 of 5 facts');
	assert.equal(await page.textContent('tbody .empty'), 'No fact matches.');
	await page.click('#clear');
	assert.equal(await page.textContent('#count'), '5 facts');
	await page.selectOption('#filter-country', 'KZ');
	await page.selectOption('#filter-claim', 'border length');
	assert.equal(await page.textContent('#count'), '2 of 5 facts');
	await page.selectOption('#filter-period', '2013');
	assert.deepEqual(await column(page, 2), ['China']);
	await page.click('#clear');
	await page.selectOption('#filter-doc', {label: 'tajik.txt'});
	assert.deepEqual(await column(page, 1), ['Tajikistan']);
	await close(page);
});

test('keyboard only', async () => {
	const page = await open(small);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	assert.equal(await page.evaluate(() => document.activeElement.id), 'table');
	const active = () =>
		page.$eval(
			'#table',
			t =>
				document.getElementById(t.getAttribute('aria-activedescendant'))
					.textContent,
		);
	await page.keyboard.press('ArrowDown');
	assert.match(await active(), /China/);
	await page.keyboard.press('Enter');
	assert.equal(
		await page.evaluate(() => document.activeElement.textContent),
		'1,765 km',
	);
	await page.keyboard.press('n');
	assert.equal(await chosenMark(page), '2.7 million sq km');
	await page.keyboard.press('p');
	await page.keyboard.press('p');
	assert.equal(await chosenMark(page), '7,590 km');
	await page.keyboard.press('Escape');
	assert.equal(await page.evaluate(() => document.activeElement.id), 'table');
	assert.match(await active(), /7,590/);
	await page.keyboard.press('End');
	assert.match(await active(), /Tajikistan/);
	await page.keyboard.press('/');
	await page.keyboard.type('n5 growth p');
	assert.equal(await page.inputValue('#search'), 'n5 growth p');
	await close(page);
});

test('a link to a fact', async () => {
	let page = await open(small, {
		hash: '#facts',
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	await page.click('tbody tr[id] >> nth=3');
	const id = await idOf(page);
	assert.match(id, /^[0-9a-f]{16}$/);
	await page.click('#copy');
	await page.waitForFunction(
		() => document.getElementById('copy').textContent === 'Link copied',
	);
	const link = await page.evaluate(() => navigator.clipboard.readText());
	assert.equal(link, `file://${small}#fact=${id}`);
	await close(page);
	page = await open(small, {hash: `#fact=${id}`});
	assert.equal(await chosenMark(page), '3 to 5 percent');
	assert.ok(await page.isVisible('tr[aria-selected=true]'));
	await page.evaluate(() => {
		location.hash = '#fact=0000000000000000';
	});
	await page.waitForFunction(
		() => document.getElementById('said').textContent,
	);
	await close(page);
});

test('nothing from a document is markup', async () => {
	const evil =
		'<script>window.owned = 1</script><img src=x onerror="window.owned = 1">' +
		'</script><!--<script> 5 km \u2028 &lt;b&gt; ]]> <style>*{display:none}</style>' +
		'<a href="javascript:window.owned=1">7 km</a> ${window.owned = 1} \\u003cscript>';
	const row = fact(evil, evil, '5 km', {
		text: evil,
		claim: evil,
		subject: evil,
		subject_code: evil,
		object: evil,
		unit: evil,
		notes: evil,
		rule: evil,
		period: evil,
	});
	const file = report(
		'evil',
		{[evil]: evil},
		[row, {...row, claim: 'area'}],
		'-t',
		evil,
	);
	const page = await open(file, {hash: '#facts'});
	await page.click('tbody tr[id] >> nth=0');
	assert.equal(await page.textContent('#fact h3'), evil);
	assert.equal(await page.$eval('#text', t => t.textContent), evil);
	assert.equal(await page.textContent('h1'), evil);
	assert.equal(await page.evaluate(() => window.owned), undefined);
	assert.equal(
		await page.$$eval('img, body style, main script', all => all.length),
		0,
	);
	await page.click('#to-overview');
	assert.equal(await page.evaluate(() => window.owned), undefined);
	/* And were markup to get in, the page's policy would not run it. */
	await page.evaluate(() => {
		const s = document.createElement('script');
		s.textContent = 'window.owned = 2';
		document.body.append(s);
	});
	assert.equal(await page.evaluate(() => window.owned), undefined);
	assert.match(page.wrong.join(), /Content Security Policy/);
	page.wrong = [];
	await close(page);
});

test('overlapping facts, bytes that are no UTF-8, Windows line ends', async () => {
	const bytes = Buffer.concat([
		Buffer.from('caf\xe9 ', 'latin1'),
		Buffer.from('of 5 ft 3 in,\r\nand é 7 km\r\n'),
	]);
	const file = report('odd', {'odd.txt': bytes}, [
		fact('odd.txt', bytes, '5 ft 3 in'),
		fact('odd.txt', bytes, '3 in', {claim: 'area'}),
		fact('odd.txt', bytes, '5 ft 3 in', {claim: 'height'}),
		fact('odd.txt', bytes, '7 km'),
	]);
	const page = await open(file, {hash: '#facts'});
	const row = i => page.click(`tbody tr[id] >> nth=${i}`);
	const all = () =>
		page.$$eval('mark.chosen', m => m.map(x => x.textContent).join('|'));
	await row(0);
	assert.equal(await all(), '5 ft |3 in');
	await row(1);
	assert.equal(await all(), '3 in');
	await row(3);
	assert.equal(await all(), '7 km');
	/* One place, two facts: clicks go round. */
	await page.click('mark >> nth=0');
	const first = await page.textContent('#fact h3');
	await page.click('mark >> nth=0');
	assert.notEqual(await page.textContent('#fact h3'), first);
	assert.match(await page.textContent('#text'), /caf\ufffd of/);
	await close(page);
});

test('one fact, no fact, no texts', async () => {
	const one = report('one', {'steppe.txt': steppe}, steppeFacts.slice(0, 1));
	let page = await open(one);
	assert.match(
		await page.textContent('#totals'),
		/^1 fact · 1 claim · 1 country · 1 document$/,
	);
	await close(page);
	page = await open(report('none', {}, []));
	assert.match(await page.textContent('#overview'), /No facts\./);
	await page.click('#to-facts');
	assert.equal(await page.textContent('tbody .empty'), 'There are no facts.');
	await close(page);
	page = await open(report('textless', {}, steppeFacts), {hash: '#facts'});
	await page.click('tbody tr[id] >> nth=1');
	assert.equal(
		await chosenMark(page),
		'Its border with China is 1,765 km long, in 2013.',
	);
	await close(page);
});

/* Ten thousand facts in a hundred documents. */
function large() {
	const texts = {},
		facts = [];
	for (let d = 0; d < 100; d++) {
		let text = `Country ${d}\n\n`;
		for (let i = 0; i < 100; i++)
			text +=
				`The border is about ${1000 * d + i} km long and was so in ${1990 + (i % 30)}. ` +
				`${'Words that say nothing fill this line. '.repeat(4)}\n`;
		texts[`doc ${d}.txt`] = text;
		for (let i = 0; i < 100; i++)
			facts.push(
				fact(`doc ${d}.txt`, text, `${1000 * d + i} km`, {
					claim: ['border length', 'area', 'troops', 'share'][i % 4],
					subject: `Country ${d}`,
					subject_code: `C${d}`,
					value: String(1000 * d + i),
					period: String(1990 + (i % 30)),
					text: `The border is about ${1000 * d + i} km long and was so in ${1990 + (i % 30)}.`,
				}),
			);
	}
	return report('large', texts, facts);
}

test('ten thousand facts stay quick', async t => {
	const file = large();
	const began = Date.now();
	const page = await open(file);
	const took = {load: Date.now() - began};
	assert.match(await page.textContent('#totals'), /^10,000 facts/);
	await page.click('#to-facts');
	assert.ok((await page.$$eval('tbody tr', rows => rows.length)) < 100);
	const time = (name, work, arg) =>
		page
			.evaluate(
				([source, a]) => {
					const start = performance.now();
					(0, eval)(`(${source})`)(a);
					document.body.offsetHeight; /* lay it out */
					return performance.now() - start;
				},
				[work.toString(), arg],
			)
			.then(ms => {
				took[name] = Math.round(ms);
			});
	await time('sort', () =>
		document.querySelector('th.w-sentence button').click(),
	);
	await time('search', () => {
		const search = document.getElementById('search');
		search.value = 'border c77';
		search.dispatchEvent(new Event('input'));
	});
	assert.equal(await page.textContent('#count'), '100 of 10,000 facts');
	await page.click('#clear');
	await page.evaluate(() => {
		document.getElementById('scroll').scrollTop = 200000;
	});
	await page.waitForFunction(
		() =>
			document.querySelector('tbody tr[id]') &&
			Number(document.querySelector('tbody tr[id]').dataset.i) > 5000,
	);
	await time('choose', () => document.querySelector('tbody tr[id]').click());
	assert.match(await chosenMark(page), /^\d+ km$/);
	await page.waitForTimeout(200);
	assert.ok(
		await page.$eval('mark.chosen', m => {
			const mark = m.getBoundingClientRect();
			const box = document.getElementById('text').getBoundingClientRect();
			return mark.top >= box.top && mark.bottom <= box.bottom;
		}),
		'the mark is in sight',
	);
	await page.focus('#table');
	await page.keyboard.press('End');
	assert.equal(await page.$eval('tr.active', r => Number(r.dataset.i)), 9999);
	t.diagnostic(JSON.stringify(took));
	assert.ok(
		took.load < 5000 &&
			took.sort < 1000 &&
			took.search < 500 &&
			took.choose < 1000,
		JSON.stringify(took),
	);
	await close(page);
});

/* What axe-core finds wrong, WCAG 2 A and AA and its best practices. */
async function findings(page) {
	await page.evaluate(axe.source);
	const {violations} = await page.evaluate(() => window.axe.run());
	return violations.map(
		v =>
			`${v.id}: ${v.nodes.map(n => n.target).join(' ')}: ${v.nodes[0].failureSummary}`,
	);
}

for (const colorScheme of ['light', 'dark'])
	for (const [size, width, height] of [
		['wide', 1400, 900],
		['narrow', 400, 800],
	])
		test(`accessible, ${colorScheme}, ${size}`, async () => {
			const page = await open(small, {
				colorScheme,
				viewport: {width, height},
			});
			const shot = name =>
				page.screenshot({
					path: path.join(
						screens,
						`${name}-${colorScheme}-${size}.png`,
					),
				});
			assert.deepEqual(await findings(page), []);
			await shot('overview');
			await page.click('#to-facts');
			assert.deepEqual(await findings(page), []);
			await shot('facts');
			await page.click('tbody tr[id] >> nth=0');
			assert.deepEqual(await findings(page), []);
			await shot('chosen');
			if (size === 'narrow') {
				assert.ok(!(await page.isVisible('#list')));
				await page.click('.back');
				assert.ok(await page.isVisible('tr[aria-selected=true]'));
			}
			assert.ok(
				await page.evaluate(
					() => document.documentElement.scrollWidth <= innerWidth,
				),
				'no sideways scroll',
			);
			await close(page);
		});

test('the theme can be chosen', async () => {
	const page = await open(small, {colorScheme: 'light'});
	const ground = () =>
		page.evaluate(
			() => getComputedStyle(document.documentElement).backgroundColor,
		);
	const light = await ground();
	await page.click('#theme');
	assert.equal(await ground(), light);
	await page.click('#theme');
	assert.notEqual(await ground(), light);
	assert.equal(
		await page.getAttribute('#theme', 'aria-label'),
		'Theme: dark',
	);
	await close(page);
});
