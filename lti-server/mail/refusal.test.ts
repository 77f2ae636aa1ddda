import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalOf, type Refusal } from './refusal.ts';

const said = (response: string, command = 'RCPT TO'): Refusal | null => refusalOf({ command, response, responseCode: Number(response.slice(0, 3)) });

test('a mailbox or address that its server does not know, or has closed, is the address’s', () => {
  for (const response of [
    '550 5.1.1 <ben@alumni.example>: Recipient address rejected: User unknown in local recipient table',
    '550-5.1.1 The email account that you tried to reach does not exist.\n550 5.1.1 Please try double-checking the address.',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    '553 5.1.2 The recipient address is not a valid RFC-5321 address.',
    '556 5.1.10 Recipient address has a null MX',
    '550 5.2.1 The email account that you tried to reach is disabled.',
    '552 5.2.2 The recipient’s inbox is out of storage space.',
    '550 5.4.1 Recipient address rejected: Access denied. [VE1EUR01FT003.eop-EUR01.prod.protection.outlook.com]',
    '550 sorry, no mailbox here by that name (#5.1.1)',
    '550 mailbox unavailable',
    '551 User not local; please try <forward@elsewhere.example>',
    '553 <blocked-policy@relay.example>: no such user here',
    '550 5.0.0 User unknown',
  ]) assert.equal(said(response), 'address', response);
  assert.equal(said('550 5.1.1 No such user', 'DATA'), 'address', 'said only after the message');
});

test('a server that does not let us send, or dislikes the message, says nothing of the address', () => {
  for (const response of [
    '554 5.7.1 <ben@alumni.example>: Relay access denied',
    '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain',
    '550 5.7.1 Relaying denied. IP name lookup failed [192.0.2.5]',
    '550 5.7.1 <ben@alumni.example>: Recipient address rejected: Access denied',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    '553 5.7.1 <mentoring@tool.example>: Sender address rejected: not owned by user mentoring',
    '550 5.1.8 <mentoring@tool.example>: Sender address rejected: Domain not found',
    '550 5.5.0 Sender verify failed',
    '503 5.5.1 Authenticate first',
    '530 5.7.0 Must issue a STARTTLS command first',
    '550 5.2.3 Message is longer than allowed',
    '550 relay not permitted',
    '550 Relaying denied',
    '550 5.0.0 Relaying denied',
    '553 sorry, that domain isn’t in my list of allowed rcpthosts (#5.7.1)',
    '553 sorry, that domain isn’t in my list of allowed rcpthosts',
    '550 Administrative prohibition',
    '550 authentication required',
    '554 no reason',
    '552 too much',
    '521 this host takes no mail',
  ]) assert.equal(said(response), 'sender', response);
  assert.equal(said('550 mailbox unavailable', 'MAIL FROM'), 'sender');
  assert.equal(said('554 5.7.1 Message contains spam', 'DATA'), 'sender');
  assert.equal(said('550 Message refused', 'DATA'), 'sender', 'without a code it may be anything');
});

test('what is refused for now, or not by a server at all, is no refusal', () => {
  assert.equal(said('450 4.1.1 Try again'), null);
  assert.equal(said('451 4.7.1 Greylisted'), null);
  assert.equal(refusalOf(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })), null);
});
