import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** For NODE_EXTRA_CA_CERTS of a child process. */
  readonly certPath: string;
}

let made: Promise<Certificate> | undefined;

/** A certificate for localhost, created once for each test process; trusted by explicit configuration only. */
export const certificate = (): Promise<Certificate> => (made ??= make());

async function make(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        // The hosts of Google, for requests that come through a proxy.
        altNames: ['localhost', '*.googleapis.com'].map(value => ({ type: 2 as const, value })),
      },
    ],
  });
  const certPath = join(mkdtempSync(join(tmpdir(), 'cloudbrief-ca-')), 'ca.pem');
  writeFileSync(certPath, cert);
  return { key, cert, certPath };
}
