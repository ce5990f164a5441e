import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openLine, type Line } from '../../../src/render/browser/line.ts';

interface DecisionRequest {
  readonly id: number;
  readonly sessionId?: string;
  readonly method: string;
}

/** A line whose other end is held in the hand. */
function held(): { readonly line: Line; readonly asked: () => Promise<DecisionRequest>; readonly say: (...messages: object[]) => void; readonly from: PassThrough } {
  const [into, from] = [new PassThrough(), new PassThrough()];
  const line = openLine(into, from);
  return {
    line,
    from,
    asked: async () => JSON.parse(String((await once(into, 'data'))[0]).replace('\0', '')) as DecisionRequest,
    say: (...messages) => from.write(messages.map(message => `${JSON.stringify(message)}\0`).join('')),
  };
} // prettier-ignore

const version = { product: 'Chrome/1', protocolVersion: '1', revision: '', userAgent: '', jsVersion: '' };

describe('the line to a browser', () => {
  it('gives each answer to who asked, in whatever order they come', async () => {
    const { line, asked, say } = held();
    const [first, one] = [line.ask('Browser.getVersion'), await asked()];
    const [second, two] = [line.ask('Target.getTargets'), await asked()];
    say({ id: two.id, result: { targetInfos: [] } }, { id: one.id, result: version });
    expect(await first).toEqual(version);
    expect(await second).toEqual({ targetInfos: [] });
  });

  it('puts together what comes in pieces, also in the middle of a letter', async () => {
    const { line, asked, from } = held();
    const answer = line.ask('Browser.getVersion');
    const { id } = await asked();
    for (const byte of Buffer.from(`${JSON.stringify({ id, result: { ...version, product: 'Büro 北' } })}\0`))
      from.write(Uint8Array.of(byte));
    expect((await answer).product).toBe('Büro 北');
  });

  it('tells a page what is its own, and nobody else', async () => {
    const { line, say } = held();
    const heard: string[] = [];
    line.page('A').on('Page.loadEventFired', () => heard.push('A'));
    line.page('B').on('Page.loadEventFired', () => heard.push('B'));
    line.on('Page.loadEventFired', () => heard.push('browser'));
    say({ sessionId: 'B', method: 'Page.loadEventFired', params: { timestamp: 1 } });
    await new Promise(setImmediate);
    expect(heard).toEqual(['B']);
  });

  it('asks in the name of the page', async () => {
    const { line, asked, say } = held();
    const answer = line.page('A').ask('Page.enable');
    const { id, ...rest } = await asked();
    expect(rest).toEqual({ sessionId: 'A', method: 'Page.enable' });
    say({ id, sessionId: 'A', result: {} });
    await answer;
  });

  it('says what was refused and why', async () => {
    const { line, asked, say } = held();
    const answer = line.ask('Browser.getVersion');
    say({ id: (await asked()).id, error: { code: -32000, message: 'Not allowed' } });
    await expect(answer).rejects.toThrow('Browser.getVersion: Not allowed');
  });

  it('does not wait for ever', async () => {
    const { line } = held();
    await expect(line.ask('Browser.getVersion', undefined, 20)).rejects.toThrow('no answer within 0.02 s');
  });

  it('gives up on what is no browser', async () => {
    const { line, from } = held();
    const answer = line.ask('Browser.getVersion');
    from.write('HTTP/1.1 400 Bad Request\0');
    await expect(answer).rejects.toThrow('it does not speak the protocol of a browser');
  });

  it('answers everybody when the browser hangs up, and whoever asks later', async () => {
    const { line, from } = held();
    const answers = [line.ask('Browser.getVersion'), line.page('A').ask('Page.enable')];
    from.destroy();
    for (const answer of answers) await expect(answer).rejects.toThrow('the browser hung up');
    await expect(line.ask('Browser.getVersion')).rejects.toThrow('the browser hung up');
  });
});
