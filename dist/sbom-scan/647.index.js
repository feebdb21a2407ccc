export const id = 647;
export const ids = [647];
export const modules = {

/***/ 1647:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jsonSchema: () => (/* binding */ jsonSchema)
});

;// CONCATENATED MODULE: ./schema/scan-policy.schema.json
const scan_policy_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"version":{"type":"number","const":1},"vulnerabilities":{"type":"object","properties":{"linked":{"type":"string","enum":["block","review","allow"]},"linked-without-fix":{"type":"string","enum":["block","review","allow"]},"not-linked":{"type":"string","enum":["block","review","allow"]},"unclear":{"type":"string","enum":["block","review","allow"]},"unreviewed":{"type":"string","enum":["block","review","allow"]},"version-unknown":{"type":"string","enum":["block","review","allow"]},"severe":{"type":"string","enum":["block","review","allow"]},"lesser":{"type":"string","enum":["block","review","allow"]}},"additionalProperties":false},"database":{"type":"object","properties":{"missing":{"type":"string","enum":["block","review","allow"]},"stale":{"type":"string","enum":["block","review","allow"]}},"additionalProperties":false},"licenses":{"type":"object","properties":{"allow":{"type":"array","items":{"type":"string","minLength":1}},"deny":{"type":"array","items":{"type":"string","minLength":1}},"unknown":{"type":"string","enum":["block","review","allow"]},"overrides":{"type":"array","items":{"type":"object","properties":{"purl":{"type":"string","pattern":"^pkg:[a-z][a-z0-9.+-]*\\\\/[^@\\\\s]+(@\\\\S+)?$"},"license":{"type":"string","minLength":1},"evidence":{"type":"string","minLength":1}},"required":["purl","license","evidence"],"additionalProperties":false}}},"additionalProperties":false},"exceptions":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string","minLength":1},"purl":{"type":"string","pattern":"^pkg:[a-z][a-z0-9.+-]*\\\\/[^@\\\\s]+(@\\\\S+)?$"},"reason":{"type":"string","minLength":1},"approver":{"type":"string","minLength":1},"expires":{"type":"string","pattern":"^\\\\d{4}-\\\\d\\\\d-\\\\d\\\\d$"},"status":{"type":"string","enum":["not_affected","affected","under_investigation"]},"justification":{"type":"string","enum":["component_not_present","vulnerable_code_not_present","vulnerable_code_not_in_execute_path","vulnerable_code_cannot_be_controlled_by_adversary","inline_mitigations_already_exist"]}},"required":["id","purl","reason","approver","expires"],"additionalProperties":false}},"quality":{"type":"object","properties":{"min-score":{"type":"number","minimum":0,"maximum":10},"below":{"type":"string","enum":["block","review","allow"]}},"additionalProperties":false},"engines":{"type":"object","properties":{"disagree":{"type":"string","enum":["block","review","allow"]}},"additionalProperties":false},"sbom":{"type":"object","properties":{"supplier":{"type":"string","minLength":1}},"additionalProperties":false}},"required":["version"],"additionalProperties":false}');
;// CONCATENATED MODULE: ./src/scan/policy/json-schema.ts

const jsonSchema = scan_policy_schema_namespaceObject;


/***/ })

};
