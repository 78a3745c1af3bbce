/** What a mail server's refusal, or its silence, means for a mail. Pure. */

/** What nodemailer's errors hold; see its `errors.d.ts`. */
export interface MailError {
  code?: string | undefined;
  /** What the error was before nodemailer put it into one of its classes. */
  originalCode?: string | undefined;
  command?: string | undefined;
  response?: string | undefined;
  responseCode?: number | undefined;
}

export interface MailTrouble {
  /** `for-good`: the same again gets the same answer. */
  is: 'for-now' | 'for-good';
  /** For staff. */
  words: string;
}

const longestAnswer = 200;
/** A server's own words, as one line. */
const answerOf = (response = ''): string =>
  response
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, longestAnswer);

const isAboutCertificate = (code = ''): boolean =>
  /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_(?:VERIFY|GET)/.test(code);

const noEncryption = 'The mail server offers no encrypted connection that we can use.';

const withoutAnswer = ({ code, originalCode }: MailError): string => {
  if (isAboutCertificate(code) || isAboutCertificate(originalCode))
    return 'The certificate of the mail server is not trusted.';
  if (originalCode?.startsWith('ERR_SSL')) return noEncryption;
  switch (code) {
    case 'EAUTH':
      return 'The mail server does not take our user name and password.';
    case 'ETLS':
      return noEncryption;
    case 'EDNS':
      return 'The name of the mail server is not known.';
    case 'ETIMEDOUT':
    case 'EABORT':
      return 'The mail server did not answer in time.';
    case 'ESOCKET':
    case 'ECONNECTION':
      return 'The mail server cannot be reached.';
    default:
      return 'This mail could not be handed to the mail server.';
  }
};

/**
 * Only what is said of this recipient or this mail is for good. Where the server refuses us, whoever looks after the
 * settings can put that right, and the mails that wait should go then.
 */
export const troubleOf = (error: MailError): MailTrouble => {
  const { code, command, response, responseCode = 0 } = error;
  const isAnswer = responseCode >= 400 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  if (!isAnswer) return { is: 'for-now', words: withoutAnswer(error) };
  const answer = answerOf(response);
  if (responseCode < 500 || responseCode === 503)
    return { is: 'for-now', words: `The mail server asks us to come again: ${answer}` };
  if (command === 'RCPT TO')
    return { is: 'for-good', words: `The mail server does not take this address: ${answer}` };
  if (command === 'DATA')
    return { is: 'for-good', words: `The mail server does not take this mail: ${answer}` };
  return { is: 'for-now', words: `The mail server does not take mail from us: ${answer}` };
};
