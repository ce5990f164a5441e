import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** Where a child process finds it: NODE_EXTRA_CA_CERTS. */
  readonly certPath: string;
}

let made: Promise<Certificate> | undefined;

/** A certificate for this machine, made once for each process that runs tests; nothing trusts it that was not told to. */
export const certificate = (): Promise<Certificate> => (made ??= make());

async function make(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  const certPath = join(mkdtempSync(join(tmpdir(), 'cloudbrief-ca-')), 'ca.pem');
  writeFileSync(certPath, cert);
  return { key, cert, certPath };
}
