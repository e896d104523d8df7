using System.Security.Cryptography;

namespace CrampRisk.CdsHooks;

/// <summary>The secret of the patient keys: from the options, else made once and kept beside the SQLite file.</summary>
internal static class PatientSecret
{
    /// <summary>Reads or makes it.</summary>
    /// <exception cref="InvalidDocumentException">The file of the secret is damaged, or others may read it.</exception>
    public static byte[] Of(FeedbackOptions options)
    {
        if (options.Secret is { } given) return Convert.FromBase64String(given);
        var path = FilePath(options);
        if (!File.Exists(path)) OwnerOnlyFile.Create(path, System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(PatientKeys.LeastSecretBytes))));
        if (OwnerOnlyFile.IsOpenToOthers(path))
            throw new InvalidDocumentException(new Problem("CR622", "feedback.secret", "others than its owner may read the file of the secret", "Take their rights away (chmod 600); if they may have read it, begin with a new store"));
        var text = File.ReadAllText(path).Trim();
        var secret = new byte[text.Length];
        return Convert.TryFromBase64String(text, secret, out var length) && length >= PatientKeys.LeastSecretBytes
            ? secret[..length]
            : throw new InvalidDocumentException(new Problem("CR623", "feedback.secret", "the file of the secret is damaged", "Restore it from a copy, or begin with a new store"));
    }

    /// <summary>The SQLite file.</summary>
    public static string DatabasePath(FeedbackOptions options)
    {
        if (options.SqlitePath is { } path) return Path.GetFullPath(path);
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(folder.Length > 0 ? folder : Environment.CurrentDirectory, "cramprisk", "feedback.db");
    }

    private static string FilePath(FeedbackOptions options) => DatabasePath(options) + ".secret";
}
