import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isMap, parseDocument, type Document } from 'yaml';
import { writeAtomically } from '../lib/atomic-write.ts';
import { CloudbriefError } from '../model/errors.ts';

/** Opens a YAML file for editing, after `prepare` has changed its text; a new document with the heading if there is no file. */
export function openDocument(path: string, heading: string, prepare = (text: string): string => text): Document {
  return parseDocument(existsSync(path) ? prepare(readFileSync(path, 'utf8')) : `#${heading}\n`);
}

/** A document without any key yet becomes a map: nested keys can be set in it. */
export function ensureMap(document: Document): void {
  if (!isMap(document.contents)) document.contents = document.createNode({});
}

/** Saves the document: comments, order and unchanged content stay. */
export function saveDocument(path: string, document: Document): void {
  const text = document.toString({ lineWidth: 0 });
  // A document of comments only would be written with a `null`, which breaks entries that people add below.
  saveText(path, document.contents === null ? text.replace(/^null\n+/m, '') : text);
}

/** Writes atomically, follows links, and keeps the file mode. */
export function saveText(path: string, text: string): void {
  const there = existsSync(path);
  const target = there ? realpathSync(path) : path;
  try {
    // Readable by others: it belongs under version control, beside the configuration.
    writeAtomically(target, text, there ? statSync(target).mode & 0o777 : 0o644);
  } catch (error) {
    const why = (error as Error).message;
    throw new CloudbriefError(
      'CB_WRITE',
      `${path} cannot be written (${why}).`,
      'Check the path and its permissions.',
      { cause: error },
    );
  }
}
