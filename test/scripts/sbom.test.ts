import { expect, it } from 'vitest';
import { shippedBill } from '../../scripts/sbom.ts';

const component = (name: string, version: string, development: boolean) => ({
  'bom-ref': `${name}@${version}`,
  name,
  version,
  scope: development ? 'optional' : 'required',
  properties: development ? [{ name: 'cdx:npm:package:development', value: 'true' }] : [],
});

it('lists what is installed and what is bundled, in its version, and not the tools of development', () => {
  const { components, dependencies } = shippedBill(
    {
      components: [
        component('installed', '1.0.0', false),
        component('sdk', '2.0.0', true),
        component('sdk', '1.0.0', true),
        component('linter', '3.0.0', true),
      ],
      dependencies: [
        { ref: 'us@0.1.0', dependsOn: ['installed@1.0.0', 'sdk@2.0.0', 'linter@3.0.0'] },
        { ref: 'linter@3.0.0', dependsOn: [] },
      ],
    },
    [{ name: 'sdk', version: '2.0.0', license: 'MIT' }],
  );
  expect(components.map(one => one['bom-ref'])).toEqual(['installed@1.0.0', 'sdk@2.0.0']);
  expect(components[1]).toMatchObject({
    scope: 'required',
    properties: [{ name: 'cdx:npm:package:bundled', value: 'true' }],
  });
  expect(dependencies).toEqual([{ ref: 'us@0.1.0', dependsOn: ['installed@1.0.0', 'sdk@2.0.0'] }]);
});
