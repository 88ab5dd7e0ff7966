// SPDX-FileCopyrightText: The POS Loyalty authors
// SPDX-License-Identifier: Apache-2.0
// A till made of PouchDB. First every line of the file that is given, an operation, is put into the
// till's own database; then it is replicated to the server (pushes), and from there into another
// till that has nothing yet (pulls). Prints the seconds of each.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import PouchDB from "pouchdb-node";

const [folder, url, file] = process.argv.slice(2);
const till = new PouchDB(`${folder}/till`);
const options = { batch_size: 200, batches_limit: 10 };

async function timed(work) {
  const began = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - began) / 1e9;
}

let docs = [];
let count = 0;
for await (const line of createInterface({ input: createReadStream(file) })) {
  docs.push({ _id: String(++count).padStart(9, "0"), ...JSON.parse(line) });
  if (docs.length === 200) {
    await till.bulkDocs(docs);
    docs = [];
  }
}
if (docs.length) await till.bulkDocs(docs);

const push_seconds = await timed(() => till.replicate.to(`${url}/shop`, options));
const another = new PouchDB(`${folder}/another`);
const pull_seconds = await timed(() => another.replicate.from(`${url}/shop`, options));
const pulled = (await another.info()).doc_count;
console.log(JSON.stringify({ count, pulled, push_seconds, pull_seconds, rss: process.memoryUsage.rss() }));
await till.close();
await another.close();
