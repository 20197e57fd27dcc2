// Opens pages in a browser and prints what it saw as JSON: messages, requests, widths, faults of the HTML and of its
// accessibility, and the PDF that printing makes, beside each page. Usage: node pages.mjs CHROMIUM PAGE.html…
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { HtmlValidate } from "html-validate";
import puppeteer from "puppeteer-core";

const run = promisify(execFile);

// The words of a page in order: headings, captions, and the cells of tables, each with whether it is of a sum.
function words() {
  const shown = document.querySelectorAll("h1, h2, h3, caption, figcaption, tbody th, tbody td, li, p");
  return [...shown].map((one) => {
    const row = one.closest("tr");
    return { text: one.innerText, row: row ? [...document.querySelectorAll("tr")].indexOf(row) : -1,
      sum: row?.matches(".sum") ?? false };
  });
}

// Text without what a PDF changes: spaces, and characters that share their shape with others.
const plain = (text) => text.normalize("NFKC").replace(/\s+/g, "");

// What a PDF gives back: its sheets, the words that are not there or not in order, and sums without the row before.
async function printed(pdf, words) {
  const { stdout: sheets } = await run("pdfinfo", [pdf]);
  const text = (await run("pdftotext", ["-raw", pdf, "-"])).stdout.split("\f").map(plain);
  const ends = text.map((_, nth) => text.slice(0, nth + 1).join("").length);
  const all = text.join("");
  const found = { size: sheets.match(/Page size:.*/)[0], sheets: text.length - 1, lost: [], alone: [] };
  let at = 0;
  let before = -1;
  for (const { text: said, row, sum } of words) {
    const wanted = plain(said);
    const place = all.indexOf(wanted, at);
    if (place < 0) {
      found.lost.push(said);
      continue;
    }
    at = place + wanted.length;
    const sheet = ends.findIndex((end) => place < end);
    if (sum && before >= 0 && sheet !== before) found.alone.push(said);
    if (row >= 0) before = sheet;
  }
  return found;
}

const [program, ...pages] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:document"] });
// a root user, as in a container, has no sandbox
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await puppeteer.launch({ executablePath: program, headless: true, args });
// what the browser saw of one page
async function look(name) {
  const found = { page: name, messages: [], requests: [], widths: [], html: [], axe: [] };
  const report = await validator.validateFile(name);
  for (const { messages } of report.results) {
    found.html.push(...messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`));
  }
  const page = await browser.newPage();
  page.on("console", (message) => found.messages.push(message.text()));
  page.on("pageerror", (error) => found.messages.push(String(error)));
  page.on("request", (request) => found.requests.push(request.url()));
  await page.goto(pathToFileURL(name).href, { waitUntil: "load" });
  for (const width of [1280, 1024, 800, 390]) {
    await page.setViewport({ width, height: 900 });
    const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
    found.widths.push([width, scrolled]);
  }
  await page.setViewport({ width: 800, height: 900 });
  const pdf = name.replace(/html$/, "pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
  found.pdf = await printed(pdf, await page.evaluate(words));
  await page.close();
  // axe is a script, and the page lets none run: it is let in only to be tested, light and dark, wide and narrow
  for (const [scheme, width] of [["light", 1280], ["dark", 390]]) {
    const tested = await browser.newPage();
    await tested.setBypassCSP(true);
    await tested.setViewport({ width, height: 900 });
    await tested.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await tested.goto(pathToFileURL(name).href, { waitUntil: "load" });
    await tested.evaluate(axe);
    const { violations } = await tested.evaluate(() => window.axe.run());
    found.axe.push(...violations.map(({ id, help, nodes }) => `${scheme} ${id}: ${help}: ${nodes[0].html}`));
    await tested.close();
  }
  return found;
}
// several pages at a time: most of it is waiting
const seen = [];
const waiting = pages.map((name, nth) => [name, nth]);
await Promise.all([1, 2, 3, 4].map(async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) seen[next[1]] = await look(next[0]);
}));
await browser.close();
process.stdout.write(JSON.stringify(seen, null, 1) + "\n");
