import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOnOrigins, platformUrl } from './origins.ts';

test('an address is on an origin by scheme, host and port, never by a part of the name', () => {
  const origins = ['https://lms.example.edu', 'http://127.0.0.1:4000'];
  assert.ok(isOnOrigins('https://lms.example.edu/course?id=1', origins));
  assert.ok(isOnOrigins('http://127.0.0.1:4000/x', origins));
  for (const other of ['https://lms.example.edu.evil.example', 'https://evil-lms.example.edu', 'http://lms.example.edu', 'https://lms.example.edu:8443', 'http://127.0.0.1:4001', 'nonsense', '']) {
    assert.ok(!isOnOrigins(other, origins), other);
  }
});

test('the preset of a hosted platform stands for hosts below its domain on https', () => {
  const origins = ['https://*.instructure.com'];
  assert.ok(isOnOrigins('https://northfield.instructure.com/courses/1', origins));
  for (const other of ['https://instructure.com', 'https://evilinstructure.com', 'https://x.instructure.com.evil.example', 'http://northfield.instructure.com', 'https://northfield.instructure.com:444']) {
    assert.ok(!isOnOrigins(other, origins), other);
  }
});

test('http is an acceptable platform address only where it was allowed', () => {
  assert.equal(platformUrl('http://127.0.0.1/x', { allowHttp: false }), null);
  assert.equal(platformUrl('http://127.0.0.1/x', { allowHttp: true })?.pathname, '/x');
  for (const text of ['javascript:alert(1)', 'file:///etc/passwd', 'https://u:p@x.example', `https://x.example/${'a'.repeat(3_000)}`, 7, null, undefined]) {
    assert.equal(platformUrl(text, { allowHttp: true }), null);
  }
});
