namespace CrampRisk.Fhir;

/// <summary>The sentences with which a FHIR document is refused. Codes CR201 to CR229 are permanent.</summary>
internal static class FhirProblems
{
    // Of a problem of the whole document.
    private const string Start = "line 1, byte 1";

    public static readonly Problem Empty = new("CR201", Start, "the document is empty", "Give a FHIR R4 document in JSON");

    public static readonly Problem Utf16 = new("CR202", Start, "the document is written in UTF-16; UTF-8 was expected", "Save it again as UTF-8");

    public static readonly Problem NotUtf8 = new("CR203", "", "the bytes here are not valid UTF-8", "Save the document again as UTF-8");

    public static readonly Problem NotJson = new("CR204", "", "the text here is not valid JSON", "Correct the syntax, or export the document again");

    public static readonly Problem Truncated = new("CR205", "", "the document ends before its JSON is complete", "Transfer or export it again, whole");

    public static readonly Problem TwoDocuments = new("CR206", "", "a second JSON document follows the first; one was expected",
        "Split them into files of their own; lines of FHIR resources are read as NDJSON");

    public static readonly Problem Trailing = new("CR206", "", "text follows the end of the JSON document", "Remove what follows the closing brace");

    public static readonly Problem DuplicateKey = new("CR207", "", "the object has this key twice, so that programs differ in what they read", "Keep one of the two");

    public static readonly Problem TooDeep = new("CR208", "", $"the JSON is nested deeper than {BracketScan.MaxDepth} levels", "Export the document again without the nesting");

    public static readonly Problem TooLarge = new("CR209", Start, "the document is larger than 2 GB", "Split it, or export it as NDJSON");

    public static readonly Problem NotAnObject = new("CR210", "", "the document is not a JSON object; a FHIR resource was expected", "Give a FHIR R4 Bundle or resource in JSON");

    public static readonly Problem NoResourceType = new("CR211", "", "the resource has no resourceType", "Add the resourceType of FHIR R4");

    public static readonly Problem NotRead = new("CR212", "resourceType", "the document is a FHIR resource of a type that says nothing about a patient's medications, conditions or procedures",
        "Give a Bundle, a Patient, a MedicationRequest, MedicationStatement, MedicationAdministration, MedicationDispense, Condition or Procedure");

    public static readonly Problem Parameters = new("CR216", "resourceType", "the document is a Parameters resource, the arguments or the answer of an operation; a patient's resources were expected",
        "Give the Bundle or the resource that stands in its parameter");

    public static readonly Problem SeveralPatients = new("CR214", "", "the document speaks of more than one patient; one was expected",
        "Split it into one bundle per patient, or give it as a FHIR bulk export (NDJSON)");

    public static readonly Problem TwoPeople = new("CR217", "birthDate", "another Patient with this id has another birth date, so that two people may share the id",
        "Read the exports of different servers apart");

    // The number that the command gave it before the reader knew it.
    public static readonly Problem NoSubject = new("CR508", "subject", "the resource does not say whose it is", "Add subject.reference, or give the resource in a Bundle");

    public static readonly Problem FieldsInEntry = new("CR215", "", "the bundle entry holds fields of a resource itself instead of a resource", "Put them into the entry's field resource");

    public static readonly Problem NoDate = new("CR221", "", "the value is no date; expected yyyy, yyyy-MM, yyyy-MM-dd or a dateTime, on a day that exists", "Correct the date or remove it");

    public static readonly Problem NumberOutOfRange = new("CR222", "", "the number is out of range", "Correct the number or remove it");

    public static readonly Problem BrokenText = new("CR223", "", "the text holds half of a surrogate pair", "Export the document again as UTF-8");

    public static Problem WrongType(string expected) =>
        new("CR220", "", $"the value has the wrong type; expected {expected}", "Correct it as FHIR R4 defines the field");

    public static Problem OtherVersion(string version, string sign) =>
        new("CR213", "", $"the document is FHIR {version}, by this sign: {sign}; only R4 is read", "Convert it to R4, or export it as R4");

    public static InvalidDocumentException At(this Problem problem, string place) => new(problem with { Place = place });
}
