import type { Document } from 'yaml';
import type { BusinessKey, BusinessRange } from '../model/business.ts';
import { ensureMap, openDocument, saveDocument } from './edit-yaml.ts';

const HEADING = ' Configuration of cloudbrief. `cloudbrief init` writes one that documents every key.';

/** Saves one figure of the business in the configuration; comments and all other content stay. */
export function saveFigure(path: string, key: BusinessKey, range: BusinessRange): void {
  edit(path, document => {
    const node = document.createNode(range, { flow: true });
    document.setIn(['business', key], node);
  });
}

/** Saves the currency of all amounts, and how many of it are one euro where that is needed. */
export function saveCurrency(path: string, currency: string, perEuro: number | undefined): void {
  edit(path, document => {
    document.setIn(['business', 'currency'], currency);
    if (perEuro !== undefined) document.setIn(['business', 'perEuro'], perEuro);
  });
}

function edit(path: string, change: (document: Document) => void): void {
  const document = openDocument(path, HEADING);
  ensureMap(document);
  change(document);
  saveDocument(path, document);
}
