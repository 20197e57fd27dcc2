// Compiles a JSON Schema in ajv's strict mode and holds files against it: node ajv.mjs SCHEMA FILE…
import fs from "node:fs";
import Ajv from "ajv/dist/2020.js";

const [schema, ...files] = process.argv.slice(2).map((path) => JSON.parse(fs.readFileSync(path, "utf8")));
const validate = new Ajv({ strict: true, allErrors: true, logger: false }).compile(schema);
const refused = files.map((file) => (validate(file) ? [] : validate.errors));
console.log(JSON.stringify(refused.map((errors) => errors.map((error) => `${error.instancePath}: ${error.message}`))));
