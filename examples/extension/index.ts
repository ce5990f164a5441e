import { defineExtension } from 'cloudbrief/plugin';
import bucketWithoutOwner from './bucket-without-owner.ts';
import { oneLiner } from './one-liner.ts';

export default defineExtension({
  name: 'example-extension',
  version: '1.0.0',
  checks: [bucketWithoutOwner],
  frameworks: { example_rules: { name: 'Rules of Example Ltd' } },
  renderers: [oneLiner],
});
