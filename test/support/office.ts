import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { XMLParser } from 'fast-xml-parser';

/** The parts of an Office file as text. */
export const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));

/** All texts of the elements of a name, entities resolved. */
export function textsIn(xml: string, element: string): string[] {
  const parser = new XMLParser({ ignoreAttributes: true, trimValues: false, parseTagValue: false, preserveOrder: true, processEntities: { enabled: true, maxTotalExpansions: 1e6 } }); // prettier-ignore
  const texts: string[] = [];
  const walk = (nodes: readonly Record<string, unknown>[]): void => {
    for (const node of nodes)
      for (const [name, children] of Object.entries(node)) {
        if (!Array.isArray(children)) continue;
        if (name === element) texts.push(children.map((child: Record<string, unknown>) => (child['#text'] as string | undefined) ?? '').join(''));
        else walk(children as Record<string, unknown>[]);
      }
  }; // prettier-ignore
  walk(parser.parse(xml) as Record<string, unknown>[]);
  return texts;
}

/** Office files are opened with LibreOffice, which is not ours. */
export const hasLibreOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;

/** Converts files with LibreOffice, started once, and reads what it wrote: `0.pdf`, `1.pdf`, … */
export function converted<T>(files: readonly Uint8Array[], from: string, filter: string, read: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-office-'));
  try {
    const paths = files.map((_, at) => join(folder, `${String(at)}.${from}`));
    for (const [at, path] of paths.entries()) writeFileSync(path, files[at]!);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', ['--headless', profile, '--convert-to', filter, '--outdir', folder, ...paths], { stdio: 'pipe' });
    return read(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} // prettier-ignore

export const pdfsFrom = (files: readonly Uint8Array[], from: string): Buffer[] =>
  converted(files, from, 'pdf', folder => files.map((_, at) => readFileSync(join(folder, `${String(at)}.pdf`))));
