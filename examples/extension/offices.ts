import { readFile } from 'node:fs/promises';
import { defineFact, defineProvider, value, z } from 'cloudbrief/plugin';

/** Facets and facts of this extension, for the types of `needs`. */
declare global {
  interface CloudbriefNeeds {
    /** Carriers of the internet lines of an office. */
    'example/carriers': string[];
    /** Offices that hang on the same single carrier, this one included. */
    'example/officesOnCarrier': number;
  }
}

const carriers = z.array(z.string().min(1));
const officeList = z.array(z.object({ id: z.string(), name: z.string(), carriers: carriers.optional() }));

/** Reads offices from a list that people keep: a kind and a facet of its own. Replace the file by the API of your system. */
export const offices = defineProvider({
  id: 'example/offices',
  title: 'Offices of Example Ltd',
  settings: z.strictObject({ company: z.string().min(1), file: z.string().min(1) }),
  facets: { 'example/carriers': carriers },
  accounts: ({ company }) => [{ account: company }],
  collectors: [
    {
      id: 'example/office-list',
      lists: ['example/office'],
      fills: { 'example/office': ['example/carriers'] },
      // What throws inside `list` leaves the list unread: a check says unknown, and never that there is no office.
      collect: async ({ list, emit, settings: { file }, signal }) => {
        await list('example/office', 'offices:Read', async () => {
          const text = await readFile(file, { encoding: 'utf8', signal });
          for (const { id, name, carriers } of officeList.parse(JSON.parse(text)))
            emit({
              id,
              name,
              kind: 'example/office',
              type: 'Example::Office',
              tags: {},
              // An office without the member is unread: nobody wrote it down.
              facets: carriers === undefined ? {} : { 'example/carriers': value(carriers) },
            });
        });
      },
    },
  ],
});

/** A value that follows from all offices: unread when one of them is. */
export const officesOnCarrier = defineFact({
  name: 'example/officesOnCarrier',
  on: ['example/office'],
  needs: { 'example/office': ['example/carriers'] },
  prepare: () => undefined,
  compute: (office, _shared, index) => {
    const all = index.all('example/office');
    if (all.state !== 'value') return all;
    const readings = all.value.map(({ facets }) => facets['example/carriers'] ?? NOT_WRITTEN);
    const gap = readings.find(reading => reading.state === 'unread');
    if (gap !== undefined) return gap;
    const key = (reading: unknown): string => JSON.stringify(reading);
    const own = key(office.facets['example/carriers']);
    return value(readings.filter(reading => key(reading) === own).length);
  },
});

const NOT_WRITTEN = { state: 'unread', reason: 'not-collected' } as const;
