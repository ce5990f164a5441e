import type { Page, PDFOptions } from 'puppeteer-core';
import { readPdfFile } from '../pdf/pdf-file.ts';
import { pagesOfDestinations } from '../pdf/pdf-destinations.ts';

/** Names the element whose page number is the text of this one. Chrome has no `target-counter()`. */
const ATTRIBUTE = 'data-page-of';

export const wantsPageNumbers = (html: string): boolean => html.includes(` ${ATTRIBUTE}="`);

/**
 * Fills in the page numbers of a table of contents from a draft. The draft has the same layout but paints no rows and has no
 * tags, which takes a third of the time. A number must not change the layout: its column has a fixed width.
 */
export async function fillPageNumbers(page: Page, options: PDFOptions): Promise<void> {
  await page.evaluate(HIDE);
  const draft = readPdfFile(await page.pdf({ ...options, tagged: false, outline: false }));
  const pages = draft === undefined ? {} : Object.fromEntries(pagesOfDestinations(draft));
  await page.evaluate(`(${FILL})(${JSON.stringify(pages)})`);
}

// Text, because the page is outside of what Node compiles.
const HIDE = `document.head.insertAdjacentHTML('beforeend', '<style id="draft">tbody td{visibility:hidden}td a{visibility:visible}</style>')`;
const FILL = `pages => {
  document.getElementById('draft').remove();
  for (const cell of document.querySelectorAll('[${ATTRIBUTE}]'))
    if (Object.hasOwn(pages, cell.dataset.pageOf)) cell.textContent = pages[cell.dataset.pageOf];
}`;
