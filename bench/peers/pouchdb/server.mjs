// SPDX-FileCopyrightText: The POS Loyalty authors
// SPDX-License-Identifier: Apache-2.0
// A central PouchDB, served by express-pouchdb out of LevelDB in the folder that is given. Prints its
// port; every SIGUSR2 makes it print what it has sent and received, and its memory. LevelDB is not
// synced to disk after each write, and PouchDB has no setting for it.
import express from "express";
import expressPouch from "express-pouchdb";
import http from "node:http";
import PouchDB from "pouchdb-node";

const Prefixed = PouchDB.defaults({ prefix: `${process.argv[2]}/` });
const app = express();
app.use("/", expressPouch(Prefixed, { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: `${process.argv[2]}/log.txt` }));
const server = http.createServer(app);
const totals = { received: 0, sent: 0 };
const open = new Set();
server.on("connection", (socket) => {
  open.add(socket);
  socket.on("close", () => {
    open.delete(socket);
    totals.received += socket.bytesRead;
    totals.sent += socket.bytesWritten;
  });
});
process.on("SIGUSR2", () => {
  let { received, sent } = totals;
  for (const socket of open) {
    received += socket.bytesRead;
    sent += socket.bytesWritten;
  }
  console.log(JSON.stringify({ received, sent, rss: process.memoryUsage.rss() }));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
