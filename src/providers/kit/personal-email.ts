/** Providers of mailboxes that belong to a person and leave with her. */
const FREE_MAIL =
  /@(gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|proton|protonmail|yandex|qq|163|126)\.[a-z.]{2,6}$/i;

/** Whether an address is of such a mailbox. */
export const isPersonalEmail = (address: string): boolean => FREE_MAIL.test(address.trim());
