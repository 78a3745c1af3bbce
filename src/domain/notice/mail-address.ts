/** An address that mail is sent to by a machine. Narrower than what RFC 5321 allows: one plain address, and nothing else. */

const longest = 254;
/** No quotes, routes, lists or comments: what is let through can be neither a second recipient nor a header. */
const pattern =
  /^[a-z0-9_+'&=~/-]+(?:\.[a-z0-9_+'&=~/-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:[\p{L}]{2,63}|xn--[a-z0-9-]{2,59})$/iu;

export const isMailAddress = (text: string): boolean => {
  const local = text.indexOf('@');
  return text.length <= longest && local <= 64 && pattern.test(text);
};

/** The same for all spellings that reach one mailbox at most providers: what is after a plus is the reader's own note. */
export const mailboxOf = (address: string): string => {
  const [local = '', domain = ''] = address.toLowerCase().split('@');
  return `${local.split('+')[0]}@${domain}`;
};
