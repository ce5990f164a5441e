import type { Config } from '../config/schema.ts';
import { CLOUD_PROVIDERS, type CloudProvider, type SettingValues, type TargetsRequest } from '../providers/index.ts';
import type { TargetFlags } from './flags.ts';
import { optionOf } from './options.ts';
import { version } from './version.ts';

/** Which clouds to read: those that an option names, else those of the configuration, else the first. */
export function targetsRequest(flags: TargetFlags, config: Config): TargetsRequest {
  const named = CLOUD_PROVIDERS.filter(provider => isNamed(provider, flags));
  const configured = CLOUD_PROVIDERS.filter(({ id }) => config[id] !== undefined);
  const chosen = [named, configured, CLOUD_PROVIDERS.slice(0, 1)].find(some => some.length > 0) ?? [];
  return {
    clouds: chosen.map(provider => ({ provider, settings: settingsOf(provider, flags, config) })),
    ...runOf(flags, config),
  };
}

/** What every cloud is told of the run. */
export const runOf = (flags: TargetFlags, config: Config): Pick<TargetsRequest, 'metrics' | 'version'> => ({
  metrics: flags.metrics ?? config.metrics ?? false,
  version: version(),
});

const isNamed = (provider: CloudProvider, flags: TargetFlags): boolean =>
  flags[provider.id] === true || isSelected(provider, flags);

const isSelected = ({ settings }: CloudProvider, flags: TargetFlags): boolean =>
  Object.values(settings).some(setting => setting.selects === true && givenFor(setting, flags) !== undefined);

/** The options, else the configuration; what selects accounts is taken from one of the two, never from both. */
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

function givenFor(setting: CloudProvider['settings'][string], flags: TargetFlags): SettingValues[string] {
  const option = optionOf(setting);
  // Commander has made it of the flags: a text, or a list where the flags say `<names...>`.
  return option === undefined ? undefined : (flags[option.attributeName()] as SettingValues[string]);
}
