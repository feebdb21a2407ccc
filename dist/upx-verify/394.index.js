export const id = 394;
export const ids = [394];
export const modules = {

/***/ 394:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  legalKeys: () => (/* binding */ legalKeys)
});

;// CONCATENATED MODULE: ./schema/oracle-release.schema.json
const oracle_release_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"version":{"type":"number","const":1},"project":{"type":"string"},"builds":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"},"main":{"type":"string"},"binary":{"type":"string"},"targets":{"type":"array","items":{"type":"string"}},"env":{"type":"array","items":{"type":"string"}},"flags":{"type":"array","items":{"type":"string"}},"ldflags":{"type":"array","items":{"type":"string"}},"tags":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}},"targets":{"type":"array","items":{"type":"string"}},"runners":{"type":"object","propertyNames":{"type":"string"},"additionalProperties":{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]}},"gates":{"anyOf":[{"type":"array","items":{"type":"string"}},{"type":"string","const":"none"}]},"scan":{"type":"object","properties":{"files":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"manifest":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"engine":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"db":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"db-sha256":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"db-max-age-days":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"formats":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"gomodcache":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"vendor":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"enforce":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]}},"additionalProperties":false},"pack":{"anyOf":[{"type":"boolean","const":false},{"type":"object","properties":{"files":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"manifest":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"method":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"strategy":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"max-ratio-percent":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"on-unsupported":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"require-run":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"run-args":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"max-startup-ms":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"upx":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]}},"additionalProperties":false}]},"seal":{"type":"object","properties":{"mode":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"directory":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"sign":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"public-key":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"provenance":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"channel":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]}},"additionalProperties":false},"publish":{"type":"object","properties":{"mode":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"directory":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"to":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"from":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"tag":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"files":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"if-missing":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"draft":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"prerelease":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]},"notes":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","items":{"type":"string"}}]}},"additionalProperties":false},"dispatch":{"type":"object","properties":{"lane":{"default":"local","type":"string"},"fleet":{"type":"object","properties":{"nodes":{"type":"integer","minimum":0,"maximum":100},"prepare":{"type":"array","items":{"type":"string"}},"run":{"type":"array","items":{"type":"string"}},"health":{"type":"string"},"health-timeout-seconds":{"default":10,"type":"number","exclusiveMinimum":0,"maximum":3600},"directory":{"type":"string"},"binary":{"type":"string"}},"required":["nodes","run","health"],"additionalProperties":false},"waves":{"default":["1","25%","100%"],"type":"array","items":{"anyOf":[{"type":"integer","exclusiveMinimum":0,"maximum":9007199254740991},{"type":"string","pattern":"^([1-9]\\\\d{0,3}|([1-9]\\\\d?|100)%)$"}]}},"soak-seconds":{"default":3,"type":"number","minimum":0,"maximum":86400}},"required":["fleet"],"additionalProperties":false}},"required":["version"],"additionalProperties":false}');
;// CONCATENATED MODULE: ./src/config/legal-keys.ts

/** The keys that the schema of the configuration allows at a path. */
function legalKeys(path) {
    let nodes = [oracle_release_schema_namespaceObject];
    for (const step of path)
        nodes = nodes.flatMap(alternatives).flatMap((node) => child(node, step));
    return nodes.flatMap(alternatives).flatMap((node) => Object.keys(node.properties ?? {}));
}
function alternatives(node) {
    return [node, ...(node.anyOf ?? []).flatMap(alternatives)];
}
function child(node, step) {
    if (typeof step === 'number')
        return node.items ? [node.items] : [];
    const property = node.properties?.[step];
    if (property)
        return [property];
    return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
}


/***/ })

};
