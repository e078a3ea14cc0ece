// Writes openapi.json: tsx scripts/openapi/write.ts
import {readFileSync, writeFileSync} from 'node:fs';
import {format} from 'prettier';
import {openApiDocument} from './document.js';
import {isMembers, jsonOf} from './json.js';

const root = new URL('../../', import.meta.url);
const about = jsonOf(readFileSync(new URL('package.json', root), 'utf8'));
const version = isMembers(about) && about.version;
if (typeof version !== 'string') throw new Error('package.json names no version.');
const text = await format(JSON.stringify(openApiDocument(version)), {parser: 'json', printWidth: 120});
writeFileSync(new URL('openapi.json', root), text);
