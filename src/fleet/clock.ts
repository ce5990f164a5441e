import type { InventoryRecord } from '../model/inventory.ts';
import type { Fleet } from './open-fleet.ts';

/** Milliseconds that the database's clock is ahead of this machine's. */
export async function clockAhead(fleet: Fleet): Promise<number> {
  const [row] = await fleet.rows('SELECT clock_timestamp() AS now');
  return (row?.['now'] as Date).getTime() - Date.now();
}

/** Workers disagree about the time: of two that read one resource, the database's clock says which came later. */
export function onTheClock(record: InventoryRecord, ahead: number): InventoryRecord {
  if (record.record !== 'unit') return record;
  const moved = (moment: string): string => new Date(Date.parse(moment) + ahead).toISOString();
  return { ...record, started: moved(record.started), ended: moved(record.ended) };
}
