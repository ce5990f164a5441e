import type { LoadedConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { quoteShellArgument } from '../lib/shell.ts';
import { CLOUD_PROVIDERS, type CloudProvider, type SettingValues, type TargetsRequest } from '../providers/index.ts';
import type { TargetFlags } from './flags.ts';
import { optionOf } from './options.ts';
import { configuredProviders } from '../run/configured-providers.ts';
import type { Extensions } from '../run/extensions.ts';
import { version } from '../run/version.ts';

/**
 * What to read: the clouds that options select, else those in the configuration; the systems of extensions that the
 * configuration names; where there is none of these, the first cloud.
 */
export function targetsRequest(
  flags: TargetFlags,
  configuration: Pick<LoadedConfig, 'config' | 'placeOf'>,
  extensions: Pick<Extensions, 'providers'>,
): TargetsRequest {
  const { config } = configuration;
  const others = configuredProviders(extensions.providers, configuration);
  const named = CLOUD_PROVIDERS.filter(provider => isNamed(provider, flags));
  const configured = CLOUD_PROVIDERS.filter(({ id }) => config[id] !== undefined);
  const first = others.length > 0 ? [] : CLOUD_PROVIDERS.slice(0, 1);
  const chosen = [named, configured, first].find(some => some.length > 0) ?? [];
  return {
    clouds: chosen.map(provider => ({ provider, settings: settingsOf(provider, flags, config) })),
    ...(others.length > 0 ? { others } : {}),
    ...(chosen === first ? { unnamed: { others: CLOUD_PROVIDERS.slice(1).map(({ id }) => `--${id}`) } } : {}),
    ...runOf(flags, config),
  };
}

/** Settings of the run that every provider needs. */
export const runOf = (flags: TargetFlags, config: Config): Pick<TargetsRequest, 'metrics' | 'version'> => ({
  metrics: flags.metrics ?? config.metrics ?? false,
  version: version(),
});

/** The options that select what to read from accounts, as written: `--region`. */
export const givenTargetOptions = (flags: TargetFlags): string[] => [
  ...CLOUD_PROVIDERS.flatMap(provider => givenProviderOptions(provider, flags)),
  ...(flags.metrics === undefined ? [] : ['--metrics']),
];

/** The command that continues a collection into that file. */
export function resumeCommand(flags: TargetFlags, out: string): string {
  const { config } = flags;
  const words = CLOUD_PROVIDERS.flatMap(({ id, settings }) => [
    ...(flags[id] === true ? [`--${id}`] : []),
    ...Object.values(settings).flatMap(one => {
      const value = givenFor(one, flags);
      return value === undefined ? [] : [optionOf(one)?.long ?? '', ...[value].flat().map(quoteShellArgument)];
    }),
  ]);
  const rest = [
    ...(flags.metrics === undefined ? [] : ['--metrics']),
    ...(typeof config === 'string' ? ['--config', quoteShellArgument(config)] : []),
  ];
  return ['cloudbrief collect --resume --out', quoteShellArgument(out), ...words, ...rest].join(' ');
}

/** Those of one provider. */
export const givenProviderOptions = ({ id, settings }: CloudProvider, flags: TargetFlags): string[] => [
  ...(flags[id] === true ? [`--${id}`] : []),
  ...Object.values(settings).flatMap(one => (givenFor(one, flags) === undefined ? [] : (optionOf(one)?.long ?? []))),
];

const isNamed = (provider: CloudProvider, flags: TargetFlags): boolean =>
  flags[provider.id] === true || isSelected(provider, flags);

const isSelected = ({ settings }: CloudProvider, flags: TargetFlags): boolean =>
  Object.values(settings).some(setting => setting.selects === true && givenFor(setting, flags) !== undefined);

/** The options, else the configuration. Settings that select accounts come from one of the two, never from both. */
export function settingsOf(provider: CloudProvider, flags: TargetFlags, config: Config): SettingValues {
  const configured = config[provider.id] ?? {};
  const selected = isSelected(provider, flags);
  return Object.fromEntries(
    Object.entries(provider.settings).map(([key, setting]) => [
      key,
      givenFor(setting, flags) ?? (selected && setting.selects === true ? undefined : configured[key]),
    ]),
  );
}

function givenFor(
  setting: CloudProvider['settings'][string],
  flags: TargetFlags,
): string | readonly string[] | undefined {
  const option = optionOf(setting);
  // Commander gives a text, or a list for flags of the form `<names...>`.
  return option === undefined ? undefined : (flags[option.attributeName()] as string | readonly string[] | undefined);
}
