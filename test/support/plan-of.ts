import { later, written } from '../../src/inventory/terraform/written.ts';
import type { PlanDocument } from './terraform.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** What another resource of the plan has after the apply: `ref('aws_subnet.a')`. */
export const ref = (address: string) => later(`${address}.id`, address);

const PLUGINS: Readonly<Record<string, string>> = { aws: 'aws', azurerm: 'azurerm', google: 'google' };

/**
 * A plan as Terraform writes it, that makes these resources, by address. `null` as attribute is not set; one that the plugin
 * computes is `computed()`.
 */
export function planOf(resources: Readonly<Record<string, Attributes>>, settings: Attributes = {}): PlanDocument {
  const all = Object.entries(resources).map(([address, attributes]) => ({ address, ...partsOf(address), attributes }));
  return {
    format_version: '1.2',
    resource_changes: all.map(({ address, type, name, plugin, attributes }) => {
      const { after, unknown } = written(attributes);
      return {
        address,
        mode: 'managed',
        type,
        name,
        provider_name: `registry.terraform.io/hashicorp/${plugin}`,
        change: {
          actions: ['create'],
          before: null,
          after: after as Record<string, unknown>,
          after_unknown: { ...(unknown as object), ...Object.fromEntries(COMPUTED.map(one => [one, true])) },
          after_sensitive: {},
        },
      };
    }),
    configuration: {
      provider_config: Object.fromEntries(
        Object.values(PLUGINS).map(plugin => [plugin, { expressions: written(settings).expressions }]),
      ),
      root_module: {
        resources: all.map(({ address, type, name, plugin, attributes }) => ({
          address,
          mode: 'managed',
          type,
          name,
          provider_config_key: plugin,
          expressions: written(withoutComputed(attributes)).expressions as object,
        })),
      },
    },
  };
}

/** Attributes that only the provider gives. */
const COMPUTED = ['id', 'arn', 'self_link'];

const COMPUTED_MARK = later('computed');
/** An attribute that the plugin computes, because the configuration does not set it. */
export const computed = () => COMPUTED_MARK;

const withoutComputed = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([, one]) => one !== COMPUTED_MARK && one !== null));

function partsOf(address: string) {
  const [type = '', name = ''] = address.split('.');
  return { type, name, plugin: PLUGINS[type.split('_')[0] ?? ''] ?? 'aws' };
}
