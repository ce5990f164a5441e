import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliDecompress } from 'node:zlib';

const unpacking = new Map<string, Promise<void>>();

/** Unpacks `from` into `folder`, once for concurrent calls; of several processes, the first one wins. */
export function unpackOnce(from: string, folder: string): Promise<void> {
  let work = unpacking.get(folder);
  if (work === undefined) {
    work = unpack(from, folder).finally(() => unpacking.delete(folder));
    unpacking.set(folder, work);
  }
  return work;
}

async function unpack(from: string, folder: string): Promise<void> {
  await removeStale(dirname(folder));
  const partial = `${folder}.partial-${String(process.pid)}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { mode: 0o700 });
  try {
    await Promise.all([
      pipeline(
        compressed(from, 'chromium.br'),
        inflated(),
        createWriteStream(join(partial, 'chromium'), { mode: 0o700 }),
      ),
      untar(from, 'al2023.tar.br', partial),
      untar(from, 'swiftshader.tar.br', partial),
      untar(from, 'fonts.tar.br', partial),
    ]);
    await writeFile(join(partial, 'fonts.conf'), fontConfiguration(folder));
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
}

const compressed = (from: string, name: string) => createReadStream(join(from, name), { highWaterMark: 1 << 20 });
const inflated = () =>
  createBrotliDecompress({ chunkSize: 1 << 20, params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 } });

/** The types lack `chown`; without it, files that root unpacks would belong to the user id in the archive. */
const UNTAR = { chown: false, dmode: 0o700 };

async function untar(from: string, name: string, into: string): Promise<void> {
  const { extract } = await import('tar-fs');
  await pipeline(compressed(from, name), inflated(), extract(into, UNTAR));
}

/** Fonts for characters that the embedded fonts of the pages lack. */
function fontConfiguration(folder: string): string {
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const lines = folders.map(one => `  <dir>${escaped(one)}</dir>`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${lines.join('\n')}
  <cachedir>${escaped(join(folder, 'font-cache'))}</cachedir>
</fontconfig>
`;
}

/** Removes partial folders of processes that have ended. */
async function removeStale(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
