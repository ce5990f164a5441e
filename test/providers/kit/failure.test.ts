import { describe, expect, it } from 'vitest';
import { classifyError as classifyAws } from '../../../src/providers/aws/client/failure.ts';
import { classifyError as classifyAzure } from '../../../src/providers/azure/client/failure.ts';

describe.each([
  ['AWS', classifyAws],
  ['Azure', classifyAzure],
] as const)('on %s', (_, classify) => {
  it('an error of our own code is said to be ours', () => {
    let own: unknown;
    try {
      (JSON.parse('{}') as { readonly policy: string }).policy.trim();
    } catch (error) {
      own = error;
    }
    const { reason, detail } = classify(own);
    expect(reason).toBe('failed');
    expect(detail).toContain('cloudbrief could not interpret the response');
  });

  it('an error of the network or of a response is not', () => {
    const network = new TypeError('fetch failed', { cause: new Error('ECONNRESET') });
    const parsing = Object.assign(new SyntaxError('Unexpected token'), { $metadata: { httpStatusCode: 200 } });
    for (const error of [network, parsing]) expect(classify(error).detail).not.toContain('cloudbrief could not');
  });
});
