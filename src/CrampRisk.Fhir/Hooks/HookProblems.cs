namespace CrampRisk.Fhir;

/// <summary>The sentences with which a CDS Hooks request is refused. Codes CR230 to CR249 are permanent.</summary>
internal static class HookProblems
{
    public static readonly Problem NoHook = new("CR230", "hook", "the request names no hook; patient-view, order-select or order-sign was expected", "Add the field hook");

    public static readonly Problem OtherHook = new("CR230", "hook", "the hook is none of those that are answered here; expected patient-view, order-select or order-sign",
        "Call the service for one of these hooks");

    public static readonly Problem NoInstance = new("CR231", "hookInstance", "the request has no hookInstance; a UUID was expected", "Add a UUID of its own for each call of the hook");

    public static readonly Problem BadInstance = new("CR231", "hookInstance", "the hookInstance is no UUID", "Write a UUID such as d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");

    public static readonly Problem BadServer = new("CR232", "fhirServer", "the fhirServer is no absolute http or https address", "Write the base address of the FHIR server, or leave the field out");

    public static readonly Problem NoServer = new("CR232", "fhirServer", "the request has fhirAuthorization but no fhirServer that it is for", "Add the base address of the FHIR server");

    public static readonly Problem NoToken = new("CR233", "fhirAuthorization", "fhirAuthorization has no access_token of token_type Bearer", "Add the token, or leave fhirAuthorization out");

    public static readonly Problem NoContext = new("CR234", "context", "the request has no context; an object with patientId was expected", "Add the context of the hook");

    public static readonly Problem NoPatient = new("CR235", "context.patientId", "the context names no patient; the id of the Patient resource was expected", "Add patientId to the context");

    public static readonly Problem NoSelections = new("CR236", "context.selections", "the context of order-select has no selections; a list of references to draft orders was expected",
        "Add the references of the orders that were selected, such as MedicationRequest/103");

    public static readonly Problem NoOrders = new("CR237", "context.draftOrders", "the context has no draftOrders; a FHIR R4 Bundle of the draft orders was expected",
        "Send the draft orders as a Bundle of MedicationRequest resources in draftOrders");

    public static readonly Problem OldOrders = new("CR237", "context.medications",
        "the draft orders stand in medications, as in the hooks before order-select and order-sign; a FHIR R4 Bundle in draftOrders was expected",
        "Send the draft orders as a Bundle of MedicationRequest resources in draftOrders");

    public static readonly Problem OrdersNoBundle = new("CR237", "", "draftOrders is no Bundle; a FHIR R4 Bundle of the draft orders was expected",
        "Send the draft orders as a Bundle of MedicationRequest resources");

    public static readonly Problem OtherPatient = new("CR238", "", "the resource is about another patient than context.patientId", "Send resources of the one patient in context only");

    public static readonly Problem NotARequest = new("CR210", "", "the document is not a JSON object; a CDS Hooks request was expected", "Send the JSON object that the CDS Hooks specification describes");
}
