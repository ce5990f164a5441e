import { defineExtension } from 'cloudbrief/plugin';
import bucketWithoutOwner from './bucket-without-owner.ts';
import officeWithOneCarrier from './office-with-one-carrier.ts';
import { offices, officesOnCarrier } from './offices.ts';
import { oneLiner } from './one-liner.ts';

export default defineExtension({
  name: 'example-extension',
  version: '1.1.0',
  checks: [bucketWithoutOwner, officeWithOneCarrier],
  facts: [officesOnCarrier],
  providers: [offices],
  frameworks: { example_rules: { name: 'Rules of Example Ltd' } },
  renderers: [oneLiner],
});
