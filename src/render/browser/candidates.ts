import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CloudbriefError } from '../../model/errors.ts';
import { bundledBrowser, bundledBrowserRunsHere } from './bundled-browser.ts';
import type { BrowserOptions, Environment } from './options.ts';

/** A browser to try. */
export interface Candidate {
  readonly source: 'named' | 'bundled' | 'installed';
  readonly executable: string;
  /** Its environment. */
  readonly variables: Readonly<Record<string, string>>;
  /** Must be called before it is started. */
  readonly unpack?: () => Promise<void>;
}

/** Environment variables that a browser needs; all others, credentials among them, are withheld. */
const PASSED_VARIABLES = [
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

/**
 * The browsers to try: only the one that the options name, else the bundled one, then the installed ones. Throws
 * `CB_BROWSER` if the named one does not exist.
 */
export function* candidates(options: BrowserOptions): Generator<Candidate> {
  const environment = options.environment ?? {};
  const variables = passedVariables(environment);
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
  if (bundledBrowserRunsHere()) {
    try {
      const { executable, libraries, fontFile, unpack } = bundledBrowser(environment);
      const bundledVariables = { ...variables, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontFile };
      yield { source: 'bundled', executable, variables: bundledVariables, ...(unpack === undefined ? {} : { unpack }) };
    } catch (error) {
      problem = error;
    }
  }
  for (const executable of installedPaths(environment)) {
    if (existsSync(executable)) yield { source: 'installed', executable, variables };
  }
  if (problem !== undefined)
    throw problem instanceof Error ? problem : new Error('The bundled browser could not be unpacked');
}

function passedVariables(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    PASSED_VARIABLES.flatMap(name => {
      const given = environment[name];
      return given === undefined ? [] : [[name, given]];
    }),
  );
}

function installedPaths(environment: Environment): readonly string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(name => environment[name] ?? []);
    const paths = [
      join('Google', 'Chrome', 'Application', 'chrome.exe'),
      join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ];
    return roots.flatMap(root => paths.map(path => join(root, path)));
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
