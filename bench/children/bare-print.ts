/**
 * Reference of `bench pdf`: a bare puppeteer script that prints an HTML file.
 * Arguments: executable, profile, URL of the page, output.
 */
import puppeteer from 'puppeteer-core';

const [executablePath = '', userDataDir = '', url = '', path = ''] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath,
  userDataDir,
  pipe: true,
  headless: 'shell',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
await page.goto(url);
await page.pdf({ path, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
await browser.close();
