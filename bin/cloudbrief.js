#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { installLastResort } from './last-resort.js';
import { printPrebuilt } from './prebuilt.js';

installLastResort();
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  // By its path: npx finds no `cloudbrief` in a clone, and installs another one where it stands in no package.json.
  const path = fileURLToPath(import.meta.url);
  const quoted = /^[\w@%+=:,./\\-]+$/.test(path) ? path : `"${path}"`;
  process.stderr.write(
    `cloudbrief: [CB_NODE] Node ${process.versions.node} is too old.\n  Install Node 22.18 or later, or let npm bring it: npx --yes --package node@24 -- node ${quoted} …\n`,
  );
  process.exitCode = 2;
} else if (!(await printPrebuilt())) {
  const { keepCompiled } = await import('./compile-cache.js');
  keepCompiled();
  const { main } = await import('../dist/src/cli/main.js');
  process.exitCode = await main(process.argv);
  // A signal that came while the command kept the event loop busy is heard now: the next command of a line does not run.
  await new Promise(resolve => setImmediate(resolve));
}
