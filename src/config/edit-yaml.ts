import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { parseDocument, type Document } from 'yaml';
import { writeAtomically } from '../lib/atomic-write.ts';
import { CloudbriefError } from '../model/errors.ts';

/** Opens a YAML file to change some of it, after what `prepare` makes of its text; where there is none yet, one that begins with the heading. */
export function openDocument(path: string, heading: string, prepare = (text: string): string => text): Document {
  return parseDocument(existsSync(path) ? prepare(readFileSync(path, 'utf8')) : `#${heading}\n`);
}

/** Writes it back: comments, order and everything that was not changed stay. */
export function saveDocument(path: string, document: Document): void {
  const text = document.toString({ lineWidth: 0 });
  // Where there are comments only, a `null` would stand in the way of what people write below it.
  saveText(path, document.contents === null ? text.replace(/^null\n+/m, '') : text);
}

/** Writes the whole file or nothing, through links, with the rights that it had. */
export function saveText(path: string, text: string): void {
  const there = existsSync(path);
  const target = there ? realpathSync(path) : path;
  try {
    // Others read it too: it belongs beside the configuration, under version control.
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
