import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CloudbriefError } from '../../model/errors.ts';
import { bundledShell, shellRunsHere } from './bundled-shell.ts';
import type { BrowserOptions, Environment } from './options.ts';

/** A browser that may be started, and what it must find around it. */
export interface Candidate {
  readonly source: 'named' | 'bundled' | 'installed';
  readonly executable: string;
  readonly variables: Readonly<Record<string, string>>;
  /** To be done before it can be started. */
  readonly unpack?: () => Promise<void>;
}

/** What an installed browser needs of the surroundings. Credentials and everything else stay outside. */
const PASSED_ON = [
  'PATH',
  'LANG',
  'LC_ALL',
  'SystemRoot',
  'SystemDrive',
  'ProgramFiles',
  'ProgramData',
  'LOCALAPPDATA',
  'APPDATA',
];

/** The browsers to try, the best first: the named one and no other; else the one that ships with us; else an installed one. */
export function* candidates(options: BrowserOptions): Generator<Candidate> {
  const environment = options.environment ?? {};
  const variables = passedOn(environment);
  if (options.browser !== undefined) {
    if (!existsSync(options.browser)) {
      throw new CloudbriefError(
        'CB_BROWSER',
        `There is no browser at ${options.browser}.`,
        'Name the executable of Chrome, Chromium or Edge, or leave the choice to cloudbrief.',
      );
    }
    yield { source: 'named', executable: options.browser, variables };
    return;
  }
  let problem: unknown;
  if (shellRunsHere()) {
    try {
      const { executable, libraries, fontFile, unpack } = bundledShell(environment);
      const around = { ...variables, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontFile };
      yield { source: 'bundled', executable, variables: around, ...(unpack === undefined ? {} : { unpack }) };
    } catch (error) {
      problem = error;
    }
  }
  for (const executable of usualPlaces(environment)) {
    if (existsSync(executable)) yield { source: 'installed', executable, variables };
  }
  if (problem !== undefined)
    throw problem instanceof Error ? problem : new Error('The bundled browser could not be unpacked');
}

function passedOn(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap(name => {
      const given = environment[name];
      return given === undefined ? [] : [[name, given]];
    }),
  );
}

function usualPlaces(environment: Environment): readonly string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(name => environment[name] ?? []);
    const places = [
      join('Google', 'Chrome', 'Application', 'chrome.exe'),
      join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ];
    return roots.flatMap(root => places.map(place => join(root, place)));
  }
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  return [
    ...['/usr/bin', '/usr/local/bin'].flatMap(folder => names.map(name => join(folder, name))),
    '/snap/bin/chromium',
  ];
}
