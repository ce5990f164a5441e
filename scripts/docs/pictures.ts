import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { main } from '../../src/cli/main.ts';

/** Of a picture, in pixels: readable on a phone, and small. */
const WIDTH = 900;

/** Draws each page of the sample briefing into a folder as `page-01.png`, and returns how many there are. */
export async function drawSample(folder: string): Promise<number> {
  const output = mkdtempSync(join(tmpdir(), 'cloudbrief-docs-'));
  try {
    const code = await main(['node', 'cloudbrief', 'demo', '--no-evidence', '--format', 'pdf', '--out', output]);
    if (code !== 0) throw new Error('The demo failed: its message is above.');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return await draw(new Uint8Array(readFileSync(join(output, 'briefing.pdf'))), folder);
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

interface Drawn {
  readonly canvas: { readonly encode: (format: 'png') => Promise<Uint8Array> };
}

async function draw(pdf: Uint8Array, folder: string): Promise<number> {
  const task = getDocument({ data: pdf, verbosity: 0 });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: WIDTH / page.getViewport({ scale: 1 }).width });
    const factory = document.canvasFactory as { readonly create: (width: number, height: number) => Drawn };
    const { canvas } = factory.create(Math.floor(viewport.width), Math.floor(viewport.height));
    await page.render({ canvas: canvas as never, viewport }).promise;
    writeFileSync(join(folder, `page-${String(number).padStart(2, '0')}.png`), await canvas.encode('png'));
  }
  const { numPages } = document;
  await task.destroy();
  return numPages;
}
