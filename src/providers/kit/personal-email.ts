/** Mail providers whose mailboxes belong to a person, not to the company. */
const FREE_MAIL =
  /@(gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|proton|protonmail|yandex|qq|163|126)\.[a-z.]{2,6}$/i;

/** Whether an address is a personal mailbox. */
export const isPersonalEmail = (address: string): boolean => FREE_MAIL.test(address.trim());
