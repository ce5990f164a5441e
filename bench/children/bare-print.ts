/**
 * What is compared with: a browser that prints a file, driven through its own pipe and by nothing else. (The shell that
 * ships with us hangs when it is asked to print by a flag.) Arguments: executable, profile, page, output.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Readonly<Record<string, string>>;
  readonly error?: { readonly message: string };
}

const [executable = '', profile = '', page = '', output = ''] = process.argv.slice(2);
const browser = spawn(
  executable,
  ['--headless', '--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--remote-debugging-pipe', `--user-data-dir=${profile}`],
  { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
); // prettier-ignore
const [, , , into, from] = browser.stdio as unknown as [null, null, null, Writable, Readable];

const waiting = new Map<number, (message: Message) => void>();
const heard = new Map<string, () => void>();
let rest = '';
from.setEncoding('utf8').on('data', (chunk: string) => {
  const messages = (rest + chunk).split('\0');
  rest = messages.pop() ?? '';
  for (const text of messages) {
    const message = JSON.parse(text) as Message;
    if (message.id === undefined) heard.get(message.method ?? '')?.();
    else waiting.get(message.id)?.(message);
  }
});

let last = 0;
async function ask(method: string, params: object, sessionId?: string): Promise<Readonly<Record<string, string>>> {
  const id = ++last;
  const answer = new Promise<Message>(resolve => waiting.set(id, resolve));
  into.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
  const { result, error } = await answer;
  if (error !== undefined) throw new Error(`${method}: ${error.message}`);
  return result ?? {};
}

const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true });
await ask('Page.enable', {}, sessionId);
const loaded = new Promise<void>(resolve => heard.set('Page.loadEventFired', resolve));
await ask('Page.navigate', { url: page }, sessionId);
await loaded;
const options = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
};
const { data = '' } = await ask('Page.printToPDF', options, sessionId);
writeFileSync(output, Buffer.from(data, 'base64'));
const ended = new Promise(resolve => browser.once('exit', resolve));
// It may be gone before it has answered.
void ask('Browser.close', {});
await ended;
