import { dirname, resolve } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import { brandingOf, type Branding } from '../run/branding.ts';
import type { ReportFlags } from './flags.ts';

type BrandingFlags = Pick<ReportFlags, 'brief' | 'templates'>;

/** Branding of the briefing. Paths in the configuration are relative to its folder, those of options to the working directory. */
export function branding(flags: BrandingFlags, { config, files, placeOf }: LoadedConfig): Promise<Branding> {
  const [file] = files;
  const { logo, accent, templates } = config.brand ?? {};
  const beside = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(file === undefined ? '.' : dirname(file), path);
  return brandingOf({
    placeOf: key => (key === 'templates' && flags.templates !== undefined ? '--templates' : placeOf(['brand', key])),
    logo: beside(logo),
    owner: config.client?.preparedBy ?? config.client?.name,
    accent,
    brief: flags.brief,
    templates: flags.templates === undefined ? beside(templates) : resolve(flags.templates),
  });
}
