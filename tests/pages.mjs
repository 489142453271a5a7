/* Pages of fact-report for browser.mjs: facts, texts, and a browser that fails
   on any error, request or dialog. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bin = path.resolve(
	process.env.FACTPIPE_BIN || path.join(root, 'out/build/bin'),
);
export const screens = path.join(root, 'out/screens');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'factpipe-'));
const names =
	`doc page line begin end text rule claim subject subject_code object
	object_code kind direction qualifier value value_to unit base_value base_value_to
	base_unit period quantity subject_from notes`.split(/\s+/);
let browser;

/* A fact whose quantity is the n-th occurrence of its words in the text. */
export function fact(doc, text, quantity, more = {}, nth = 1) {
	const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text);
	let begin = -1;
	for (let i = 0; i < nth; i++) begin = bytes.indexOf(quantity, begin + 1);
	const before = bytes.subarray(0, begin).toString('latin1');
	return {
		doc,
		page: 1,
		line: before.split('\n').length,
		begin,
		end: begin + Buffer.byteLength(quantity),
		text: quantity,
		rule: 'border-length',
		claim: 'border length',
		kind: 'level',
		quantity,
		value: '1',
		unit: 'km',
		subject_from: 'sentence',
		...more,
	};
}

/* Writes the page of these texts and facts; returns its path. */
export function report(name, texts, facts, ...args) {
	const tsv = [names, ...facts.map(f => names.map(n => f[n] ?? ''))]
		.map(row => row.join('\t') + '\n')
		.join('');
	const at = file => path.join(folder, `${name}-${file}`);
	fs.writeFileSync(
		at('facts.csv'),
		execFileSync(`${bin}/fact-csv`, ['-s'], {
			input: tsv,
			maxBuffer: 1 << 28,
		}),
	);
	let list = 'doc\tpath\ttype\n';
	Object.entries(texts).forEach(([doc, text], i) => {
		fs.writeFileSync(at(`${i}.txt`), text);
		list += `${doc}\t${at(`${i}.txt`)}\ttext\n`;
	});
	fs.writeFileSync(at('list.tsv'), list);
	fs.writeFileSync(
		at('report.html'),
		execFileSync(
			`${bin}/fact-report`,
			['-l', at('list.tsv'), ...args, at('facts.csv')],
			{maxBuffer: 1 << 28},
		),
	);
	return at('report.html');
}

/* Opens a page and fails on any error, request or dialog. */
export async function open(file, {hash = '', ...options} = {}) {
	const context = await browser.newContext({
		viewport: {width: 1400, height: 900},
		...options,
	});
	const page = await context.newPage();
	page.wrong = [];
	page.on('console', m => m.type() === 'error' && page.wrong.push(m.text()));
	page.on('pageerror', e => page.wrong.push(e.message));
	page.on('dialog', d => {
		page.wrong.push(`dialog ${d.message()}`);
		d.dismiss();
	});
	page.on(
		'request',
		r =>
			r.url().startsWith('file:') ||
			r.url().startsWith('data:') ||
			page.wrong.push(`request ${r.url()}`),
	);
	await page.goto(`file://${file}${hash}`);
	return page;
}

export async function close(page) {
	assert.deepEqual(page.wrong, []);
	await page.context().close();
}

export async function start() {
	fs.mkdirSync(screens, {recursive: true});
	browser = await chromium.launch({
		executablePath: '/usr/bin/chromium',
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

export async function finish() {
	await browser.close();
	fs.rmSync(folder, {recursive: true});
}
